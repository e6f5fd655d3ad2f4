import { textIn, type TerraformSpec } from '../../../model/terraform.ts';

const type = 'nhncloud_compute_keypair_v2';

/** Private keys are never written, and never read from a state that holds one. */
export const keyPairTerraform: TerraformSpec<{ readonly publicKey: string }> = {
  address: (self, book) => `${type}.${book.label(self.id)}`,
  write: (self, _scope, book) => {
    const label = book.label(self.id);
    const variable = `${label}_public_key`;
    const isKnown = self.props.publicKey !== '';
    return [
      // Without a public key the provider would make a new pair and keep its private key in the state file.
      ...(isKnown ? [] : [{ stage: 'key-pair' as const, form: 'variable' as const, type: '', label: variable, arguments: {}, comments: [{ code: 'tf.keyPair.publicKey', params: { name: self.component.name } }] }]),
      {
        stage: 'key-pair', form: 'resource', type, label,
        arguments: { name: self.component.name, public_key: isKnown ? self.props.publicKey : { expression: `var.${variable}` } },
      },
    ];
  },
  reading: {
    types: [type],
    key: 'name',
    read: ({ values, name }) => {
      const publicKey = textIn(values, 'public_key');
      return { name: textIn(values, 'name') || name, parent: null, props: publicKey === '' ? {} : { publicKey } };
    },
  },
};
