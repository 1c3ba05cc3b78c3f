/**
 * The API as one person of the sample newsroom uses it, typed by its contracts.
 * Journeys make with it what they do not tell of themselves.
 */
import { type APIRequestContext, type APIResponse } from '@playwright/test';

import { addressOf } from '@/lib/client/call';
import type { Endpoint, EndpointRequest, EndpointResult } from '@/lib/contracts/endpoint';

export type Api = {
  /** What the endpoint answers. Fails the test when it refuses. */
  call: <E extends Endpoint>(
    endpoint: E,
    request: EndpointRequest<E>,
  ) => Promise<EndpointResult<E>>;
  /** The answer as it came, where a refusal is what the journey is about. */
  send: <E extends Endpoint>(endpoint: E, request: EndpointRequest<E>) => Promise<APIResponse>;
};

export function apiOf(context: APIRequestContext): Api {
  async function send<E extends Endpoint>(endpoint: E, request: EndpointRequest<E>) {
    return context.fetch(addressOf(endpoint, request), {
      method: endpoint.method,
      headers: headersOf(request),
      // The server closes a connection that was idle, just as it is used again.
      maxRetries: 2,
      ...(request.body !== undefined && { data: request.body }),
    });
  }
  return {
    send,
    async call(endpoint, request) {
      const response = await send(endpoint, request);
      if (!response.ok()) {
        throw new Error(
          `${endpoint.id}: ${response.status()} ${(await response.text()).slice(0, 500)}`,
        );
      }
      const answer = response.status() === 204 ? undefined : ((await response.json()) as unknown);
      return answer as EndpointResult<typeof endpoint>;
    },
  };
}

function headersOf({ ifMatch }: { ifMatch?: number | undefined }): Record<string, string> {
  return ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };
}
