// Its own types cannot be installed beside those of Express 5. What is used of it here is the same.
declare module 'express-4' {
  import express = require('express')
  export = express
}
