// A change's own words, without the number of its commit.
const getReleaseLine = async ({ summary }) => {
  const [first, ...rest] = summary.trim().split('\n');
  return [`- ${first}`, ...rest.map((line) => (line ? `  ${line}` : ''))].join('\n');
};

const getDependencyReleaseLine = async () => '';

export default { getReleaseLine, getDependencyReleaseLine };
