import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { subnetsOf, visibilityOf, vlanOf } from '../../vlans.ts';
import { portsOf } from '../../ip-ports.ts';
import { bridgedNetworks, bridgeHost } from './plan.ts';
import { bridgeSides, type L2BridgeProps } from './props.ts';

export const l2BridgeSentences: Readonly<Record<string, Localized>> = {};

export function l2BridgeFindings(self: Self<L2BridgeProps>, scope: Scope): readonly Finding[] {
  return [];
}
