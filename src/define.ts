import './define/giro-card-list.js';
import './define/giro-freeze-toggle.js';
import './define/giro-provider.js';
