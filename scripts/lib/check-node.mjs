/** The first thing that runs: in syntax that an old Node.js can read, so that it can say it is too old. */
export function checkNode(version = process.versions.node) {
  const parts = version.split('.').map(Number);
  const isEnough = parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19);
  if (isEnough) return;
  console.error(
    'Obelus needs Node.js 20.19 or later; this is ' +
      version +
      '. Install a current one from https://nodejs.org and try again.',
  );
  process.exit(1);
}
