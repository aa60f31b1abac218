import { CARDS_V3, testOrders } from './order-answers.js';

testOrders(CARDS_V3);
