// How a browser finds the modules of a page, for Node: the import map of the pages, in short.
const SCREENS = new URL('../../../../../', import.meta.url);
const SHARED = new URL('server/app/src/main/resources/screens/shared/', SCREENS);
const TOOLS = new URL('hardware-sim/target/typecheck/', SCREENS);

export function resolve(name, context, next) {
  const shared = /^(?:loket|\/shared)\/(.*)$/.exec(name);
  if (shared) return { url: new URL(shared[1], SHARED).href, shortCircuit: true };
  if (/^lit(\/|$)/.test(name)) return next(name, { ...context, parentURL: TOOLS.href });
  return next(name, context);
}

export function load(url, context, next) {
  return next(url, url.includes('/resources/screens/') ? { ...context, format: 'module' } : context);
}
