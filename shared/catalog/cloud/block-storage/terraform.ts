import { blocksIn, numberIn, textIn, type TerraformBlock, type TerraformSpec } from '../../../model/terraform.ts';
import { filled, notExpressed, whereSet } from '../terraform-values.ts';
import { attachmentOf } from '../volumes.ts';
import type { BlockStorageProps } from './props.ts';

const type = 'nhncloud_blockstorage_volume_v2';
const attachType = 'nhncloud_compute_volume_attach_v2';

/** The provider's words for the types of a volume. */
const volumeTypes: Readonly<Record<string, string>> = { HDD: 'General HDD', SSD: 'General SSD', ENCRYPTED_HDD: 'Encrypted HDD', ENCRYPTED_SSD: 'Encrypted SSD' };

/** A root volume is the block device of its instance and no block of its own; what the guest made of a volume is not Terraform's. */
export const blockStorageTerraform: TerraformSpec<BlockStorageProps> = {
  address: (self, book) => (self.props.root ? null : `${type}.${book.label(self.id)}`),
  write: (self, scope, book) => {
    const { props } = self;
    if (props.root) return [];
    const label = book.label(self.id);
    const volume: TerraformBlock = {
      stage: 'volume', form: 'resource', type, label,
      arguments: filled({ name: self.component.name, size: props.sizeGb, availability_zone: props.zone === '' ? undefined : props.zone, volume_type: volumeTypes[props.type] }),
      comments: notExpressed(whereSet({ guestState: [props.guestState, props.guestState !== 'raw'], mountPoint: [props.mountPoint, props.mountPoint !== ''] })),
    };
    const attached = attachmentOf(scope, self.id);
    if (attached === null) return [volume];
    return [volume, {
      stage: 'instance', form: 'resource', type: attachType, label,
      arguments: { instance_id: book.refer(attached.instance.id, 'id'), volume_id: { expression: `${type}.${label}.id` } },
    }];
  },
  reading: {
    types: [type],
    key: 'id',
    read: ({ values, name }) => {
      const size = numberIn(values, 'size');
      const [known] = Object.entries(volumeTypes).find(([, word]) => word === textIn(values, 'volume_type')) ?? [];
      return {
        name: textIn(values, 'name') || name,
        parent: null,
        props: filled<unknown>({ sizeGb: size ?? undefined, type: known, zone: textIn(values, 'availability_zone') || undefined }),
      };
    },
    // Attached by a resource of its own; what is attached otherwise stands in the volume itself.
    complete: ({ draft }, desk, own) => {
      const [attachment] = desk.having(attachType, 'volume_id', textIn(own.values, 'id'));
      if (attachment !== undefined) desk.take(attachment);
      const [told = {}] = blocksIn(own.values, 'attachment');
      const instance = desk.find('instance', 'id', textIn(attachment?.values ?? told, 'instance_id'));
      if (instance === null) return draft;
      // The guest names volumes in the order of attachment (B.2); a state tells the name, a plan does not.
      const turn = attachment === undefined ? 0 : desk.having(attachType, 'instance_id', textIn(attachment.values, 'instance_id')).indexOf(attachment);
      const device = textIn(told, 'device').replace(/^\/dev\//, '') || `vd${String.fromCodePoint(0x62 + turn)}`;
      return { ...draft, props: { ...draft.props, device }, links: [{ kind: 'attach', to: instance }] };
    },
  },
};
