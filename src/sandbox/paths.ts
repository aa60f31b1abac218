const MOUNT = /^.*\/(cards\/v3|banking\/v2|banking|hosted|files|control)(?=\/|$)/;
const ROOMS: Readonly<Record<string, string>> = {
  'cards/v3': '/v3',
  'banking/v2': '/v2',
  // The reference shows card paths without a version. Source: `banking-api.txt`, "Cards".
  banking: '/v2',
  hosted: '/hosted',
  files: '/files',
  control: '/control',
};

/**
 * The path on the platform, whatever origin and prefix it is mounted under: `/platform/cards/v3/cards/x` is
 * `/v3/cards/x`. Segments stay encoded, because an id may hold a slash.
 */
export function platformPath(pathname: string): string {
  const mount = MOUNT.exec(pathname);
  if (!mount) return pathname;
  return `${ROOMS[mount[1] ?? ''] ?? ''}${pathname.slice(mount[0].length)}`;
}

/** What stands before the platform's own path, without a slash at its end. */
export function mountPrefix(pathname: string): string {
  const mount = MOUNT.exec(pathname);
  return mount ? mount[0].slice(0, -(mount[1] ?? '').length - 1) : '';
}

/** Finds the pattern (`PATCH /v3/cards/:id`) of a request among the app's routes; the path itself when it has none. */
export function callPattern(routes: readonly string[], method: string, path: string): string {
  const segments = path.replace(/\/$/, '').split('/');
  const fits = (route: string): boolean => {
    const [routeMethod, routePath = ''] = route.split(' ');
    const parts = routePath.split('/');
    return (
      routeMethod === method &&
      parts.length === segments.length &&
      parts.every((part, index) => part === segments[index] || (part.startsWith(':') && segments[index] !== ''))
    );
  };
  return routes.find(fits) ?? `${method} ${path}`;
}
