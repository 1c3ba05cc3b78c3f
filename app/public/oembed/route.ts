import { publicOembed } from '@/lib/server/public/public-pages';
import { respondPublicly } from '@/lib/server/public/respond-publicly';

export async function GET(request: Request) {
  const query = new URL(request.url).searchParams;
  // The other form that oEmbed knows is XML, which is not offered.
  if ((query.get('format') ?? 'json') !== 'json') return new Response(null, { status: 501 });
  return respondPublicly(request, (context) => publicOembed(query, context));
}
