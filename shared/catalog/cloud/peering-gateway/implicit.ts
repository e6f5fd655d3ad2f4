import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { regionOf } from './pairs.ts';

/** Outside Korea the default table of a VPC knows its peers by itself; in Korean regions routes are added by hand (B.2, C.4 rule 3). */
export function hasImplicitRoutes(scope: Scope, vpc: ComponentId): boolean {
  return !regionOf(scope, vpc).startsWith('KR');
}
