import type { ComponentId } from '../../model/design.ts';
import type { Entry, LinkView, Scope } from '../../model/scope.ts';
import { diskTable, rootUse, volumeUse } from './file-system.ts';

/* Volumes and the instances they are attached to (domain/public-cloud.md B.1 volumeAttachment, B.2 BlockStorage). */

/** The attachment of a volume; null while it is attached to nothing. */
export function attachmentOf(scope: Scope, volume: ComponentId): { readonly link: LinkView; readonly instance: Entry } | null {
  const links = scope.links(volume, 'attach').filter((view) => view.end === 'from');
  for (const link of links) {
    const instance = scope.component(link.peer);
    if (instance?.component.kind === 'instance') return { link, instance };
  }
  return null;
}

/** Volumes attached to an instance, in the order of their devices. */
export function volumesOf(scope: Scope, instance: ComponentId): readonly Entry[] {
  const peers = scope.links(instance, 'attach').filter((view) => view.end === 'to').flatMap((view) => scope.component(view.peer) ?? []);
  return peers.filter((entry) => entry.component.kind === 'block-storage').sort((a, b) => deviceOf(a).localeCompare(deviceOf(b)));
}

/** The device a volume appears as, without `/dev/`; empty while it has none. */
export function deviceOf(volume: Entry): string {
  const device = volume.component.props['device'];
  return typeof device === 'string' ? device : '';
}

/** True while a guest has the volume mounted. */
export function isMounted(volume: Entry): boolean {
  return volume.component.props['guestState'] === 'mounted';
}

const firstLetter = 'b'.charCodeAt(0);
const letters = 25;

/** The next device of an instance: vda is its root disk, volumes get vdb, vdc ... as they come (GS-52). */
export function nextDevice(scope: Scope, instance: ComponentId, except: ComponentId): string {
  const used = new Set(volumesOf(scope, instance).flatMap((volume) => (volume.id === except ? [] : [deviceOf(volume)])));
  for (let offset = 0; offset < letters; offset += 1) {
    const device = `vd${String.fromCharCode(firstLetter + offset)}`;
    if (!used.has(device)) return device;
  }
  return 'vdz';
}

/** What a guest that goes down cleanly leaves behind: file systems that are no longer mounted. */
export function unmountedAtShutdown(scope: Scope, instance: ComponentId): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const mounted = volumesOf(scope, instance).filter(isMounted);
  return Object.fromEntries(mounted.map((volume) => [volume.id, { guestState: 'formatted', mountPoint: '' }]));
}

/** What `df -h` prints in the guest: its root disk, then what is mounted. */
export function guestView(scope: Scope, instance: Entry): string {
  const { diskGb } = instance.component.props;
  const mounted = volumesOf(scope, instance.id).filter(isMounted);
  return diskTable([
    { device: '/dev/vda2', use: rootUse(typeof diskGb === 'number' ? diskGb : 20), mountedOn: '/' },
    ...mounted.map((volume) => {
      const { sizeGb, mountPoint } = volume.component.props;
      return { device: `/dev/${deviceOf(volume)}`, use: volumeUse(typeof sizeGb === 'number' ? sizeGb : 0), mountedOn: typeof mountPoint === 'string' ? mountPoint : '' };
    }),
  ]);
}
