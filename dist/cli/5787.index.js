export const id = 5787;
export const ids = [5787];
export const modules = {

/***/ 5787:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAnnounced: () => (/* binding */ runAnnounced)
/* harmony export */ });
/* harmony import */ var _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8107);
/* harmony import */ var _domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(144);



/** The run, and then people are told how it ended. A switch alone is no end: who verifies it tells them. */
const runAnnounced = async (inputs, runtime) => {
    const dryRun = inputs['dry-run'];
    return await (0,_adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .announced */ .yb)(inputs, runtime, {
        automatic: true,
        begins: dryRun || inputs.phase !== 'release' ? null : (0,_adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .beginsOf */ .yH)(inputs, runtime),
        broken: _adapters_announcing_announcing_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenDeploy */ .xB,
        announce: ({ verdict, report }, occasion) => (dryRun ? null : (0,_domain_announcements_announce_js__WEBPACK_IMPORTED_MODULE_1__/* .announceDeploy */ .fH)(verdict, report, occasion)),
    }, async () => await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_2__/* .runReal */ .I)(inputs, runtime));
};


/***/ })

};
