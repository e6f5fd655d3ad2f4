import type { Trace } from '../../../shared/engine/report.ts';
import { say } from '../../../shared/i18n/catalogue.ts';
import { traceTexts } from '../../../shared/i18n/trace.ts';
import type { Language } from '../../../shared/model/text.ts';

type TraceKey = keyof typeof traceTexts;

/** What ping.exe writes for a packet without a reply, by the outcome of the trace. */
const lostLines: Readonly<Record<string, TraceKey>> = {
  HOST_UNREACHABLE: 'outcome.ping.hostUnreachable',
  NET_UNREACHABLE: 'outcome.ping.netUnreachable',
  TTL_EXCEEDED: 'outcome.ping.ttl',
  FRAGMENTATION_NEEDED: 'outcome.ping.fragmentation',
  ADMIN_PROHIBITED: 'outcome.ping.prohibited',
};

/** An IPv4 header is 20 bytes, an ICMP echo header 8. */
const echoOverheadBytes = 28;

/** The output of ping as Windows prints it and seed 001 (lines 163 to 216) shows it; empty for a trace that is no ping. */
export function pingLines(trace: Trace, language: Language): readonly string[] {
  const { ping } = trace;
  if (ping === undefined) return [];
  const speak = (key: TraceKey, params?: Readonly<Record<string, string | number>>): string => say(traceTexts, language, key, params);
  const address = trace.probe.destination ?? trace.probe.to;
  const answered = ping.replies.map((reply) =>
    reply.timeMs < 1
      ? speak('outcome.ping.replyFast', { address, bytes: reply.bytes, ttl: reply.ttl })
      : speak('outcome.ping.reply', { address, bytes: reply.bytes, time: reply.timeMs, ttl: reply.ttl }),
  );
  const lost = ping.sent - ping.received;
  const missing = Array.from({ length: lost }, () => speak(lostLines[trace.outcome] ?? 'outcome.ping.timeout'));
  const { minMs, maxMs, avgMs } = ping;
  const times =
    minMs === null || maxMs === null || avgMs === null
      ? []
      : [speak('outcome.ping.roundTrip'), speak('outcome.ping.times', { min: minMs, max: maxMs, avg: avgMs })];
  return [
    speak('outcome.ping.start', { address, bytes: trace.probe.sizeBytes - echoOverheadBytes }),
    ...answered,
    ...missing,
    '',
    speak('outcome.ping.statistics', { address }),
    speak('outcome.ping.packets', { sent: ping.sent, received: ping.received, lost, percent: ping.lossPercent }),
    ...times,
  ];
}
