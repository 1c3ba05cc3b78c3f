/** Why the single sign-on brought somebody back, in words. */
const TEXTS: Readonly<Record<string, string>> = {
  not_invited:
    'You are known to the single sign-on, but nobody has invited you to this newsroom. Ask an administrator for an invitation to your e-mail address.',
  email_not_verified:
    'The single sign-on has not verified your e-mail address. Have it verified there, then sign in again.',
  disabled: 'This account has been disabled. An administrator of your newsroom can tell you more.',
  not_asked_again:
    'The single sign-on let you through without asking who you are, so no signature can rest on it. You are still signed in here. Sign out at the single sign-on, then sign in again from the sign-off page; if it stays, tell your administrator that it must obey “prompt=login”.',
  AccessDenied: 'The single sign-on did not let you in.',
};

export function signInErrorText(code: string): string {
  return (
    TEXTS[code] ??
    'Signing in by the single sign-on did not work. Try again; if it stays, tell your administrator.'
  );
}
