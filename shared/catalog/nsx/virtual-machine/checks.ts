import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { migrateSentences } from '../../move-guest.ts';
import { placementFindings, placementSentences } from '../../placement.ts';
import { powerSentences } from '../power.ts';
import type { VirtualMachineProps } from './props.ts';

export const virtualMachineSentences: Readonly<Record<string, Localized>> = { ...ipSentences, ...placementSentences, ...migrateSentences, ...powerSentences };

export function virtualMachineFindings(self: Self<VirtualMachineProps>, scope: Scope): readonly Finding[] {
  return [...placementFindings(self, scope), ...ipFindings(self, scope)];
}
