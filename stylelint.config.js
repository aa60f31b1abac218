export default {
  extends: ['stylelint-config-standard'],
  customSyntax: 'postcss-lit',
  rules: {
    // An expression in a css template reads as this word.
    'value-keyword-case': ['lower', { ignoreKeywords: [/^POSTCSS_LIT/] }],
    'declaration-property-value-no-unknown': [true, { ignoreProperties: { '/.+/': '/POSTCSS_LIT/' } }],
    // Ours are the kit's own (`--_`) and the host's (`--giro-`).
    'custom-property-pattern': '^(_|giro-)[a-z][a-z0-9-]*$',
    // States stand in the order a person meets them; selectors are one class deep.
    'no-descending-specificity': null,
    'at-rule-empty-line-before': null,
    'rule-empty-line-before': null,
  },
};
