import type { Network } from './network.ts';
import type { Cause } from './run/cause.ts';
import * as event from './run/event.ts';

/** Reasons that prove nothing: the model lacks what it would need to tell (verdicts-and-checks.md 1, the abort reasons). */
const undecidedReasons: ReadonlySet<string> = new Set([
  'MISMATCHED_IP_VERSION', 'NON_ROUTABLE_ADDRESS', 'UNSUPPORTED_COMPONENT', 'INSUFFICIENT_CONFIG', 'NO_SOURCE_OR_DESTINATION', 'UNKNOWN_EXTERNAL_ADDRESS',
]);

/** True for a reason that may only give UNDETERMINED. */
export function isUndecidedReason(reason: string | undefined): boolean {
  return reason !== undefined && undecidedReasons.has(reason);
}

function filterReason(network: Network, table: number, row: number): string | undefined {
  const plan = network.stages.filterPlans[table];
  return plan?.rows[row]?.reason ?? plan?.reason;
}

function listReason(network: Network, cause: Cause): string | undefined {
  const stage = network.stages.listPlans[cause.a];
  return stage?.kind === 'null-route' ? stage.rows[cause.b]?.reason : stage?.reason;
}

/** What a balancer says without a backend; a translation has no word of its own. */
function emptyReason(network: Network, table: number): string | undefined {
  const plan = network.stages.translationPlans[table];
  return plan?.kind === 'balance' ? plan.empty.reason : undefined;
}

/** True when what stopped a packet is no block but a gap in the model. Asked once per packet that did not arrive, also in bulk: it builds nothing. */
export function isUndecided(network: Network, cause: Cause): boolean {
  switch (cause.event) {
    case event.noEndpoint:
      return true;
    case event.filtered:
      return cause.c !== event.invalid && isUndecidedReason(filterReason(network, cause.a, cause.b));
    case event.accessDenied:
      return isUndecidedReason(filterReason(network, cause.b, cause.c));
    case event.admission:
    case event.nullRouted:
      return isUndecidedReason(listReason(network, cause));
    case event.routeDenied:
      return isUndecidedReason(network.routes.planRows[cause.a]?.reason);
    case event.neighbourMissing:
      return isUndecidedReason(network.segments[cause.a]?.missing.reason);
    case event.noRoute:
      return cause.a === 1;
    case event.noTranslationAddress:
      return isUndecidedReason(emptyReason(network, cause.a));
    case event.noBackend:
      return cause.c === 1;
    case event.nameUnknown:
      return cause.a !== 0;
    default:
      return false;
  }
}
