export const id = 902;
export const ids = [902];
export const modules = {

/***/ 902:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decode: () => (/* binding */ decode)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);

const options = { chunkSize: 64 * 1024 };
const decoders = {
    gzip: () => node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip(options),
    'x-gzip': () => node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip(options),
    deflate: () => node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflate(options),
    br: () => node_zlib__WEBPACK_IMPORTED_MODULE_0__.createBrotliDecompress(options),
    zstd: () => node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress(options),
};
/**
 * The beginning of a compressed body, decompressed no further than asked for: a small answer must not fill our memory.
 * Empty when it is not what its header says, so that what is looked for is missed.
 */
const decode = async (body, coding, maxBytes) => {
    const decoder = decoders[coding.trim().toLowerCase()]?.();
    if (decoder === undefined)
        return body;
    const chunks = [];
    let size = 0;
    decoder.end(body.bytes);
    try {
        for await (const chunk of decoder) {
            chunks.push(chunk);
            size += chunk.length;
            if (size > maxBytes)
                break;
        }
    }
    catch {
        // One that we cut ourselves has to end so.
        if (!body.truncated)
            return { bytes: Buffer.alloc(0), truncated: false };
    }
    return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), truncated: body.truncated || size > maxBytes };
};


/***/ })

};
