/** How an approval looks, on the hosted page and in the page stand-in. */
export const approvalStyle = `
:root, :host { color-scheme: light dark; }
body { margin: 0; }
dialog {
  box-sizing: border-box; inline-size: 100%; block-size: 100%; max-inline-size: none; max-block-size: none;
  margin: 0; padding: 0; border: 0;
}
dialog::backdrop { background: light-dark(#eef1f4, #101418); }
.page {
  box-sizing: border-box; display: grid; place-items: center; min-block-size: 100vh; padding: 1rem;
  font: 1rem/1.5 system-ui, sans-serif; color: light-dark(#17202a, #eef1f4); background: light-dark(#eef1f4, #101418);
}
.approval {
  box-sizing: border-box; inline-size: 100%; max-inline-size: 26rem; padding: 2rem; border-radius: 1rem;
  background: light-dark(#fff, #1b2229); border: 1px solid light-dark(#d5dbe1, #333d47);
}
.issuer { margin: 0 0 1.5rem; font-size: .875rem; color: light-dark(#4a5764, #a9b4bf); }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
h1:focus { outline: none; }
p { margin: 0 0 1.5rem; }
.card {
  display: grid; gap: 1.5rem; margin: 0 0 1.5rem; padding: 1.25rem; border-radius: .75rem;
  color: #fff; background: linear-gradient(135deg, #1d3f72, #10233f);
}
.card strong { font-size: 1.125rem; overflow-wrap: anywhere; }
.card span { font-variant-numeric: tabular-nums; letter-spacing: .1em; }
dl { display: grid; gap: .25rem; margin: 0 0 1.5rem; }
dt { font-size: .875rem; color: light-dark(#4a5764, #a9b4bf); }
dd { margin: 0 0 .5rem; font-weight: 600; overflow-wrap: anywhere; }
.choices { display: grid; gap: .75rem; }
button, .back {
  display: block; box-sizing: border-box; inline-size: 100%; min-block-size: 3rem; padding: .625rem 1rem;
  border-radius: .5rem; border: 1px solid light-dark(#6b7886, #8894a0); font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; color: inherit; background: transparent; cursor: pointer;
}
button.quiet { border-color: transparent; font-weight: 400; color: light-dark(#4a5764, #a9b4bf); text-decoration: underline; }
label { display: grid; gap: .25rem; font-weight: 600; }
input {
  box-sizing: border-box; inline-size: 100%; min-block-size: 3rem; padding: .625rem 1rem; border-radius: .5rem;
  border: 1px solid light-dark(#6b7886, #8894a0); font: inherit; letter-spacing: .25em;
  color: inherit; background: light-dark(#fff, #12181e);
}
input[aria-invalid] { border-color: light-dark(#b3261e, #ff9b92); }
.problem { margin: 0; font-weight: 600; color: light-dark(#b3261e, #ff9b92); }
button.approve { color: #fff; background: #1f5fbf; border-color: #1f5fbf; }
button:focus-visible, .back:focus-visible, input:focus-visible { outline: 3px solid light-dark(#1f5fbf, #8ab8ff); outline-offset: 2px; }
@media (forced-colors: active) { .card { border: 1px solid; } }
`;
