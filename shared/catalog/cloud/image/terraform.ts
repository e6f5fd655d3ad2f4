import { textIn, type TerraformSpec } from '../../../model/terraform.ts';
import { imageLookup } from '../terraform-values.ts';

interface Props {
  readonly sourceInstance: string | null;
}

/** The provider makes no images: a data source looks the finished one up by its name. */
export const imageTerraform: TerraformSpec<Props> = {
  address: (self, book) => `data.nhncloud_images_image_v2.${book.label(self.id)}`,
  write: (self, scope, book) => {
    const source = scope.component(self.props.sourceInstance)?.component.name ?? '';
    return [imageLookup(book.label(self.id), self.component.name, [{ code: source === '' ? 'tf.image' : 'tf.image.source', params: { name: self.component.name, source } }])];
  },
  reading: {
    types: ['nhncloud_images_image_v2'],
    key: 'id',
    // Public images are the provider's and stay a name on the instance.
    accepts: ({ values }) => ['private', 'shared'].includes(textIn(values, 'visibility')),
    read: ({ values, name }) => ({
      name: textIn(values, 'name') || name,
      parent: null,
      props: { visibility: textIn(values, 'visibility') === 'shared' ? 'shared' : 'private', status: 'active' },
    }),
  },
};
