import 'server-only';

import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Everything that can be configured. Read at start, never at build; .env.example explains each. */
const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'for example postgresql://user:password@127.0.0.1:5432/obelus'),
  DIRECT_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'for example postgresql://user:password@127.0.0.1:5432/obelus')
    .optional(),
  NEXTAUTH_URL: z.url('for example http://localhost:3000').default('http://localhost:3000'),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, 'at least 32 random characters, for example from `openssl rand -hex 32`'),
  OIDC_ISSUER: z.url('for example https://login.newsroom.example/realms/desk').optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default('Newsroom single sign-on'),
  FETCH_ALLOW_HOSTS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
    ),
  OBELUS_DATA_DIR: z.string().default('.data'),
  OBELUS_SIGNING_KEY: z
    .base64('an Ed25519 key in PKCS 8 DER, base64: see docs/signatures.md')
    .optional(),
  S3_BUCKET: z.string().min(3, 'the name of a bucket').optional(),
  S3_PREFIX: z.string().default(''),
  S3_ENDPOINT: z.url('for example https://s3.newsroom.example').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      message: 'for example smtps://user:password@mail.newsroom.example:465',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/@/, 'for example Obelus <obelus@newsroom.example>')
    .default('Obelus <obelus@localhost>'),
  CHROMIUM_PATH: z.string().min(1).optional(),
  TRUSTED_PROXY_HOPS: z.coerce
    .number('a whole number, for example 1')
    .int()
    .min(0)
    .max(10)
    .default(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  OBELUS_SAMPLE_SIGN_IN: flag.default(true),
});

export type Env = z.output<typeof schema>;

/** @throws Error naming each variable that is wrong, what is wrong, and an example. */
export function parseEnv(values: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The configuration is not complete:\n${lines.join('\n')}\nSee .env.example.`);
}

let parsed: Env | undefined;

/** The configuration of this process, parsed once, when it is first needed. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
