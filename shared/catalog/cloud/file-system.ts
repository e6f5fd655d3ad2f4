/*
 * What `df -h` says about an ext4 file system in a guest (seed 001, GS-45 and GS-52..GS-54; domain/public-cloud.md C.8 B1).
 * Two printed samples are exact: a volume of 10 GB (9.9G, 151M used, 9.2G usable) and a root disk of 20 GB (18G, 988M, 16G). Other sizes follow from the
 * defaults of mkfs.ext4 that those samples show: blocks of 4,096 bytes, 256 bytes of inode for every 16 KiB, 5 % kept for root.
 */

const mebibytesPerGigabyte = 1024;
const blocksPerMebibyte = 256;
/** One inode of 256 bytes for every 16 KiB. */
const inodeShare = 1 / 64;
const inodeEveryBlocks = 4;
const blocksPerGroup = 32_768;
const rootShare = 0.05;
/** Journal of 128 MiB, and what the sample of 10 GB uses beside it, which grows with the size. */
const journalMebibytes = 128;
const metadataPerGigabyte = 2.3;
/** A fresh guest of the seed's image. */
const rootUsedMebibytes = 988;
/** Swap and boot stand before the root partition of the seed's image (its device is vda2). */
const beforeRootGigabytes = 2;

/** One line of `df -h`. */
export interface DiskUse {
  readonly size: string;
  readonly used: string;
  readonly available: string;
  /** Share of what users may have, rounded up, e.g. `2%`. */
  readonly share: string;
}

/** df rounds up: one decimal below ten, none above; megabytes below a gigabyte. */
function human(mebibytes: number): string {
  if (mebibytes < mebibytesPerGigabyte) return `${Math.ceil(mebibytes)}M`;
  const gibibytes = mebibytes / mebibytesPerGigabyte;
  return gibibytes < 10 ? `${(Math.ceil(gibibytes * 10) / 10).toFixed(1)}G` : `${Math.ceil(gibibytes)}G`;
}

function diskUse(mebibytes: number, usedMebibytes: number): DiskUse {
  const size = mebibytes * (1 - inodeShare);
  const available = Math.max(0, size - usedMebibytes - mebibytes * rootShare);
  return { size: human(size), used: human(usedMebibytes), available: human(available), share: `${Math.ceil((usedMebibytes * 100) / (usedMebibytes + available))}%` };
}

/** A freshly made ext4 file system on a whole volume of that size. */
export function volumeUse(sizeGb: number): DiskUse {
  return diskUse(sizeGb * mebibytesPerGigabyte, journalMebibytes + sizeGb * metadataPerGigabyte);
}

/** The root file system of an instance with a root disk of that size. */
export function rootUse(diskGb: number): DiskUse {
  return diskUse(Math.max(0, diskGb - beforeRootGigabytes) * mebibytesPerGigabyte, rootUsedMebibytes);
}

/** What mkfs.ext4 prints about the file system it makes on a whole volume of that size. */
export function makeReport(sizeGb: number): string {
  const blocks = sizeGb * mebibytesPerGigabyte * blocksPerMebibyte;
  return [
    'Block size=4096 (log=2)',
    `${blocks / inodeEveryBlocks} inodes, ${blocks} blocks`,
    `${blocks * rootShare} blocks (5.00%) reserved for the super user`,
    `${Math.ceil(blocks / blocksPerGroup)} block groups`,
    'Writing superblocks and filesystem accounting information: done',
  ].join('\n');
}

const widths = [14, 6, 6, 6, 5] as const;

/** A table as `df -h` prints it: the heading, then one line per file system. */
export function diskTable(rows: readonly { readonly device: string; readonly use: DiskUse; readonly mountedOn: string }[]): string {
  const line = ([device = '', ...cells]: readonly string[]): string => [device.padEnd(widths[0]), ...cells.map((cell, index) => (index < 4 ? cell.padStart(widths[index + 1] ?? 0) : ` ${cell}`))].join('');
  const lines = rows.map(({ device, use: shown, mountedOn }) => line([device, shown.size, shown.used, shown.available, shown.share, mountedOn]));
  return [line(['Filesystem', 'Size', 'Used', 'Avail', 'Use%', 'Mounted on']), ...lines].join('\n');
}
