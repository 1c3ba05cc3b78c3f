import { publicClaim } from '@/lib/server/public/public-pages';
import { respondPublicly } from '@/lib/server/public/respond-publicly';

export async function GET(
  request: Request,
  { params }: RouteContext<'/public/[name]/claims/[number]'>,
) {
  const { name, number } = await params;
  return respondPublicly(request, (context) => publicClaim(name, number, context));
}
