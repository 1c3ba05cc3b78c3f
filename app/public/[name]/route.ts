import { publicReport } from '@/lib/server/public/public-pages';
import { respondPublicly } from '@/lib/server/public/respond-publicly';

export async function GET(request: Request, { params }: RouteContext<'/public/[name]'>) {
  const { name } = await params;
  return respondPublicly(request, (context) => publicReport(name, context));
}
