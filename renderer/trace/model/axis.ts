import type { Disposition, Trace } from '../../../shared/engine/report.ts';
import type { traceTexts } from '../../../shared/i18n/trace.ts';

type Axis = Extract<keyof typeof traceTexts, `axis.${string}`>;

/** Whether routing, security or the far end failed (domain/verdicts-and-checks.md 1, "routed but denied"). */
const axes: Readonly<Record<Disposition, Axis | null>> = {
  ACCEPTED: null,
  DELIVERED_TO_SUBNET: null,
  EXITS_NETWORK: null,
  DENIED_IN: 'axis.routedDenied',
  DENIED_OUT: 'axis.routedDenied',
  NO_ROUTE: 'axis.notRouted',
  NULL_ROUTED: 'axis.notRouted',
  NEIGHBOR_UNREACHABLE: 'axis.notRouted',
  LOOP: 'axis.notRouted',
  TTL_EXCEEDED: 'axis.notRouted',
  PACKET_TOO_BIG: 'axis.notRouted',
  TRANSLATION_FAILED: 'axis.notRouted',
  NO_BACKEND: 'axis.service',
  REFUSED: 'axis.service',
  COMPONENT_DOWN: 'axis.down',
  REPLY_LOST: 'axis.replyLost',
  INSUFFICIENT_INFO: 'axis.unknown',
};

/** The key of the sentence that says which axis failed; null when none did. */
export function axisOf(trace: Trace): Axis | null {
  const disposition = trace.paths[0]?.disposition;
  return disposition === undefined ? null : axes[disposition];
}
