import { publicEmbed } from '@/lib/server/public/public-pages';
import { respondPublicly } from '@/lib/server/public/respond-publicly';

export async function GET(request: Request, { params }: RouteContext<'/public/[name]/embed'>) {
  const { name } = await params;
  return respondPublicly(request, (context) => publicEmbed(name, context));
}
