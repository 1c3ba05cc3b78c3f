/** The pages of two worlds, from two web processes: as documents, and as the data a link fetches. */
import { startSeveralWebs } from '../scripts/lib/several-webs.mjs';
import { difference, prepareWorlds } from './blindness';
import { atClearUp, clearUp } from './ground';
import { masked, maskedHeaders } from './masks';
import { pagePaths, loadRoutes } from './routes';
import { twins } from './twins';
import { overHttp } from './wire';

export type BlindPages = {
  pages: number;
  compared: number;
  differing: string[];
  controlDiffering: number;
};

/** How a page comes: whole, or as the data for a page that is open already. */
const FORMS = [
  ['document', {}],
  ['data', { rsc: '1' }],
] as const;

export async function blindPages(): Promise<BlindPages> {
  const found = await askPages(true);
  const control = await askPages(false);
  return { ...found, controlDiffering: control.differing.length };
}

async function askPages(isBlind: boolean) {
  const { first, makeTwin } = await twins();
  const { world, theirs, viewers, second } = await prepareWorlds(
    await loadRoutes(),
    first,
    makeTwin,
    isBlind,
  );
  const secret = 'the same for both worlds and every process';
  const wires = [];
  for (const { url } of [first, second]) {
    const several = await startSeveralWebs({
      databaseUrl: url,
      count: 1,
      withWorker: false,
      secret,
    });
    atClearUp(() => several.stop());
    wires.push({ wire: overHttp(several.address), address: several.address });
  }
  const since = new Date();
  const differing: string[] = [];
  let compared = 0;
  const paths = pagePaths();
  for (const path of paths) {
    for (const ids of [world.places.open, theirs]) {
      const known: Record<string, unknown> = ids;
      const address = path.replace(/\{(\w+)\}/gu, (_, name: string) => {
        const value = known[name];
        return typeof value === 'string' ? value : 'none';
      });
      for (const { name, headers } of viewers.slice(0, 1)) {
        for (const [form, more] of FORMS) {
          const answers: string[] = [];
          for (const { wire, address: at } of wires) {
            const response = await wire({
              method: 'GET',
              path: address,
              headers: { ...headers, ...more },
            });
            const text = `${response.status}\n${maskedHeaders(response.headers)}\n\n${masked(await response.text(), since)}`;
            answers.push(text.replaceAll(at, 'http://here').replaceAll(new URL(at).host, 'here'));
          }
          compared += 1;
          if (answers[0] !== answers[1]) {
            differing.push(`${path} as ${form}, as ${name}: ${difference(answers)}`);
          }
        }
      }
    }
  }
  await clearUp();
  return { pages: paths.length, compared, differing };
}
