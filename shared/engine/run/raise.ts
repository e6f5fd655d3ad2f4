import type { Network } from '../network.ts';
import type { Machine } from './machine.ts';
import { error, flags, protocol, protocolTcp, rst } from './packet.ts';

/** Notes that the drop just recorded calls for an ICMP error. Never about another error or a reset, and not by devices that send none. */
export function raise(network: Network, machine: Machine, type: number, code: number): void {
  const bits = machine.packet[flags] ?? 0;
  const isSilent = (bits & error) !== 0 || (machine.packet[protocol] === protocolTcp && (bits & rst) !== 0);
  if (isSilent || network.profiles[machine.device]?.sendsErrors !== true) return;
  machine.errorType = type;
  machine.errorCode = code;
  machine.errorMtu = 0;
  machine.errorDelayUs = network.deviceDelay[machine.device] ?? 0;
}
