export const id = 902;
export const ids = [902];
export const modules = {

/***/ 902:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decode: () => (/* binding */ decode)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_1__);


const decoders = {
    gzip: (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzip),
    'x-gzip': (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzip),
    deflate: (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflate),
    br: async (bytes, { maxOutputLength = 0 }) => await (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.brotliDecompress)(bytes, { maxOutputLength }),
    zstd: async (bytes, { maxOutputLength = 0 }) => await (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.zstdDecompress)(bytes, { maxOutputLength }),
};
/** How much bigger than its compressed form a body may be: a small answer must not fill our memory. */
const expansion = 16;
/** The text of a compressed body; '' when it is not what its header says, so that what is looked for is missed. */
const decode = async (bytes, coding, maxBytes) => {
    const decoder = decoders[coding.trim().toLowerCase()];
    if (decoder === undefined)
        return bytes.toString('utf8');
    try {
        const text = await decoder(bytes, { maxOutputLength: maxBytes * expansion });
        return text.subarray(0, maxBytes).toString('utf8');
    }
    catch {
        return '';
    }
};


/***/ })

};
