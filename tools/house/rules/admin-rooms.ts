import { importsOf, isTest } from '../house.ts';
import type { House } from '../house.ts';

const feature = /^apps\/admin\/src\/features\/([^/]+)\//u;
const below = /^apps\/admin\/src\/(shared|api|form-kit)\//u;
const above = /^apps\/admin\/src\/(app|features)\//u;

/** Features never import features; what they share knows neither features nor the shell; only form-kit knows @rjsf. */
export function adminRooms(house: House): readonly string[] {
  return importsOf(house)
    .filter(({ from }) => from.startsWith('apps/admin/src/') && !isTest(from))
    .flatMap(({ from, to, specifier }) => {
      const [own, other] = [feature.exec(from)?.[1], feature.exec(to ?? '')?.[1]];
      if (own !== undefined && other !== undefined && own !== other) return [`${from}: the feature ${own} may not import the feature ${other}`];
      if (below.test(from) && above.test(to ?? '')) return [`${from}: may not import ${specifier}, which stands above it`];
      if (specifier.startsWith('@rjsf/') && !from.startsWith('apps/admin/src/form-kit/')) return [`${from}: only form-kit may import ${specifier}`];
      return [];
    });
}
