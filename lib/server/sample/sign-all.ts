import 'server-only';

import { DEFAULT_SETTINGS } from '../use-cases/default-settings';
import { getSignOff } from '../queries/get-sign-off';
import { signUnconfirmed } from '../use-cases/sign';
import type { AsPerson, SamplePeople } from './sample-people';

type Desk = { roundId: string; people: SamplePeople; as: AsPerson };

/** Every stage, each by whoever has its role, of exactly what they are shown. */
export async function signAll({ roundId, people, as }: Desk): Promise<void> {
  for (const stage of DEFAULT_SETTINGS.stages) {
    await as(people.withRole(stage.role), async (context, later) => {
      const { contentSha256 } = await getSignOff(roundId, context);
      return signUnconfirmed({ roundId, stageId: stage.id, contentSha256 }, later());
    });
  }
}
