import { authRoute } from '@/lib/server/auth/routes';

export const POST = authRoute('acceptInvitation');
