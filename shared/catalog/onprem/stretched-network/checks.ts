import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { StretchedProps } from '../stretch.ts';

/** What is wrong with a stretched network as it stands. */
export function stretchedFindings(_self: Self<StretchedProps>, _scope: Scope): readonly Finding[] {
  return [];
}
