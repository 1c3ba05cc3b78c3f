import { nextAuthRoute } from '@/lib/server/auth/routes';

export const GET = nextAuthRoute;
export const POST = nextAuthRoute;
