import { mount } from 'svelte';
import Bank from './Bank.svelte';
import './kit.js';

const target = document.getElementById('app');
if (target) mount(Bank, { target });
