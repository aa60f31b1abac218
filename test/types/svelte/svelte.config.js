// Keeps the checker from looking for one farther up.
export default {};
