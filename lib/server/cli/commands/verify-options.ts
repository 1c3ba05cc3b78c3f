/** What can be said with the command `verify`. */
export type VerifyOptions = {
  /** Also against the record of this newsroom's database. */
  record?: boolean | undefined;
  /** Ids of keys, separated by commas; a package that another one signed is refused. */
  key?: string | undefined;
  /** The notes of where the records stood; those of the data folder where left out. */
  heads?: string | undefined;
};
