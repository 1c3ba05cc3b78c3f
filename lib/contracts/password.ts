/**
 * What a password has to be: long, and not one of those that are tried first.
 * No rules of composition: they make passwords worse.
 */
import { z } from 'zod';

const MIN_LENGTH = 12;
const MAX_LENGTH = 128;

/** Without digits and signs at the end, in lower case: the heart of what is tried first. */
const TRIED_FIRST: ReadonlySet<string> = new Set([
  'administrator',
  'changeme',
  'changemenow',
  'correcthorsebatterystaple',
  'factcheck',
  'factchecker',
  'football',
  'iloveyou',
  'letmein',
  'letmeinplease',
  'newsroom',
  'obelus',
  'password',
  'passwordpassword',
  'princess',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdf',
  'samplenewsroom',
  'sunshine',
  'superman',
  'trustno',
  'welcome',
  'welcomewelcome',
]);

/** Rows of keys and of the alphabet, there and back. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  '01234567890123456789',
  '98765432109876543210',
  'qwertyuiopasdfghjklzxcvbnm',
];

function isTriedFirst(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size <= 3) return true;
  if (ROWS.some((row) => row.includes(plain))) return true;
  return TRIED_FIRST.has(plain.replace(/[^\p{L}]/gu, ''));
}

/** A password to be set. One to be checked is only `givenPassword`. */
export const newPassword = z
  .string()
  .min(MIN_LENGTH, `Use at least ${MIN_LENGTH} characters. Four or five words are easy to keep.`)
  .max(MAX_LENGTH, `Use at most ${MAX_LENGTH} characters.`)
  .refine((value) => value.isWellFormed(), 'The password holds a character that cannot be stored.')
  .refine(
    (value) => !isTriedFirst(value),
    'This password is among the first that are tried. Choose other words.',
  );

export const givenPassword = z
  .string()
  .min(1, 'Write your password.')
  .max(MAX_LENGTH, `A password has at most ${MAX_LENGTH} characters.`);
