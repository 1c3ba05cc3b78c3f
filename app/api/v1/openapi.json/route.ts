import { openApiDocument } from '@/lib/server/http/openapi';

/** Describes the API to programs. It holds nothing of any newsroom, so nobody needs to sign in for it. */
export function GET(): Response {
  return Response.json(openApiDocument());
}
