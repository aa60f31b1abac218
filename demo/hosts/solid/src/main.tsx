import { render } from 'solid-js/web';
import { Bank } from './Bank.jsx';
import './kit.js';

const root = document.getElementById('app');
if (root) render(() => <Bank />, root);
