import 'server-only';

import { createTokenBody } from '@/lib/contracts/newsroom';

import { createToken } from '../../use-cases/create-token';
import { say, UsageError } from '../say';
import { run, type Who, withSession } from '../session';

/** A key for a program. It acts as the person named with --as, within its scopes. */
export async function addToken(
  name: string,
  options: Who & { scopes: string; days: string },
): Promise<number> {
  const body = createTokenBody.safeParse({
    name,
    scopes: options.scopes.split(',').map((scope) => scope.trim()),
    days: Number(options.days),
  });
  if (!body.success) {
    const [issue] = body.error.issues;
    throw new UsageError(`${issue?.path[0]?.toString() ?? 'name'}: ${issue?.message ?? ''}`);
  }
  return withSession(options, async (session) => {
    const token = await run(session, session.actor, (context) => createToken(body.data, context));
    say(`Token, shown once: ${token.token}`);
    say(`It may ${token.scopes.join(', ')} until ${token.expiresAt.slice(0, 10)}.`);
    return 0;
  });
}
