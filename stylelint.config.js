export default {
  extends: ['stylelint-config-standard'],
  customSyntax: 'postcss-lit',
  rules: {
    // An expression in a css template reads as this word.
    'value-keyword-case': ['lower', { ignoreKeywords: [/^POSTCSS_LIT/] }],
    'declaration-property-value-no-unknown': [true, { ignoreProperties: { '/.+/': '/POSTCSS_LIT/' } }],
    'at-rule-empty-line-before': null,
    'rule-empty-line-before': null,
  },
};
