import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { ConcentratorProps } from '../stretch.ts';

/** What is wrong with a layer 2 concentrator as it stands. */
export function concentratorFindings(_self: Self<ConcentratorProps>, _scope: Scope): readonly Finding[] {
  return [];
}
