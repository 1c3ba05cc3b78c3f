/** Stands for next/navigation on pages that are not served by Next. */
const router = { push: () => undefined, refresh: () => undefined, replace: () => undefined };

export function useRouter() {
  return router;
}

export function usePathname(): string {
  return '/';
}
