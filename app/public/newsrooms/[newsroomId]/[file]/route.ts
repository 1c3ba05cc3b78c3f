import { publicFeed } from '@/lib/server/public/public-feeds';
import { respondPublicly } from '@/lib/server/public/respond-publicly';

export async function GET(
  request: Request,
  { params }: RouteContext<'/public/newsrooms/[newsroomId]/[file]'>,
) {
  const named = await params;
  return respondPublicly(request, (context) => publicFeed(named, context));
}
