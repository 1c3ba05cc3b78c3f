import { describe, expect, test } from 'vitest';

import { parseEnv } from './env';

const NEEDED = {
  DATABASE_URL: 'postgresql://obelus:secret@127.0.0.1:5432/obelus',
  NEXTAUTH_SECRET: 'x'.repeat(32),
};

describe('the configuration', () => {
  test('needs a database and a secret, and nothing else', () => {
    expect(parseEnv(NEEDED)).toMatchObject({
      NEXTAUTH_URL: 'http://localhost:3000',
      FETCH_ALLOW_HOSTS: [],
      OBELUS_SAMPLE_SIGN_IN: true,
    });
  });

  test.for([
    ['DATABASE_URL', 'mysql://elsewhere', 'postgresql://user:password@127.0.0.1:5432/obelus'],
    ['NEXTAUTH_SECRET', 'short', 'openssl rand -hex 32'],
    ['NEXTAUTH_URL', 'newsroom', 'http://localhost:3000'],
    ['TRUSTED_PROXY_HOPS', 'many', 'a whole number'],
  ])('names %s when it is wrong, with an example', ([name = '', value, example = '']) => {
    expect(() => parseEnv({ ...NEEDED, [name]: value })).toThrow(
      new RegExp(`${name}: .*${example.replace(/[/.]/g, '\\$&')}`),
    );
  });

  test('treats an empty variable as one that is not set', () => {
    expect(() => parseEnv({ ...NEEDED, DATABASE_URL: '' })).toThrow('DATABASE_URL');
    expect(parseEnv({ ...NEEDED, OIDC_ISSUER: '' }).OIDC_ISSUER).toBeUndefined();
  });
});
