/**
 * A confidential source as a report has to know it, so that it can be left out: by what
 * everyone calls it, and by every name that would tell who it is.
 */
import { foldName } from './source';

export type ProtectedSource = {
  id: string;
  /** What is read in place of its names. */
  alias: string;
  /** What it is called by everyone, the alias among them. */
  aliases: readonly string[];
  /** What is to be read by few. */
  names: readonly string[];
};

/** Whoever is cited by this name, be it their own or an alias. */
export function protectedBy(
  name: string,
  register: readonly ProtectedSource[],
): ProtectedSource | undefined {
  const folded = foldName(name);
  return register.find(({ aliases, names }) =>
    [...names, ...aliases].some((one) => foldName(one) === folded),
  );
}
