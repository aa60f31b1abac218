import { createApp } from 'vue';
import Bank from './Bank.vue';
import './kit.js';

createApp(Bank).mount('#app');
