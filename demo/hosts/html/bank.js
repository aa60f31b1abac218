// Everything by hand: elements from templates, events on the provider, through which they all bubble.
const provider = document.querySelector('giro-provider');
const find = (id) => document.getElementById(id);
const tell = (text) => {
  find('told').textContent = text;
};
const draw = (template, into) => find(into).replaceChildren(document.importNode(find(template).content, true));

provider.messages = { 'freeze.label': 'Pause {card}' };

let open = false;
let signedIn = false;

function drawMoney() {
  if (open) draw(signedIn ? 'accounts' : 'sign-in', 'place');
  else find('place').replaceChildren();
}

find('language').onclick = () => {
  provider.locale = provider.locale === 'en' ? 'sv' : 'en';
};
find('theme').onclick = () => {
  const { style } = document.documentElement;
  style.colorScheme = style.colorScheme === 'dark' ? 'light' : 'dark';
};
find('money').onclick = () => {
  open = !open;
  drawMoney();
};

provider.addEventListener('giro-card-select', ({ detail }) => {
  tell(`selected ${detail.cardId}`);
  const toggle = document.createElement('giro-freeze-toggle');
  toggle.cardId = detail.cardId;
  find('card').replaceChildren(toggle);
});
provider.addEventListener('giro-card-freeze-change', ({ detail }) => tell(detail.frozen ? 'frozen' : 'not frozen'));
provider.addEventListener('giro-signed-in', () => {
  signedIn = true;
  drawMoney();
});
provider.addEventListener('giro-signed-out', () => {
  signedIn = false;
  drawMoney();
});
provider.addEventListener('giro-account-select', ({ detail }) => {
  draw('account-pages', 'account');
  const statement = document.querySelector('giro-statement-download');
  statement.accountId = detail.accountId;
  statement.saveFile = (file, name) => tell(`saved ${name} ${file.type}`);
  document.querySelector('giro-transfer-form').accountId = detail.accountId;
});
provider.addEventListener('giro-transfer-created', ({ detail }) => tell(`sent ${detail.transactionId}`));
