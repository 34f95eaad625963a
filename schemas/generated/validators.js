// Generated from the schemas by "npm run generate"; never edited.
export const validateEnvelope = validate20;
const func2 = (string) => { let length = 0; for (const _ of string) length++; return length; };
const formats0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const formats2 = /^(?!0000)(?!(?:0001-01-01|9999-12-31).*[0-9][+-])(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])$/;
const pattern4 = new RegExp("^/[a-z0-9-]+(/[A-Za-z0-9_-]+)?$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9-]{0,63}$", "u");
const pattern6 = new RegExp("^weir:[a-z0-9-]+:[0-9]+$", "u");
const pattern7 = new RegExp("^[A-Za-z0-9._:-]{1,128}$", "u");
const pattern8 = new RegExp("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.specversion === undefined) && (missing0 = "specversion")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.subject === undefined) && (missing0 = "subject"))) || ((data.time === undefined) && (missing0 = "time"))) || ((data.datacontenttype === undefined) && (missing0 = "datacontenttype"))) || ((data.dataschema === undefined) && (missing0 = "dataschema"))) || ((data.tenantid === undefined) && (missing0 = "tenantid"))) || ((data.correlationid === undefined) && (missing0 = "correlationid"))) || ((data.data === undefined) && (missing0 = "data"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "specversion" || key0 === "id" || key0 === "source" || key0 === "type" || key0 === "subject" || key0 === "time" || key0 === "datacontenttype" || key0 === "dataschema" || key0 === "tenantid" || key0 === "correlationid" || key0 === "causationid" || key0 === "traceparent" || key0 === "expirytime" || key0 === "data")){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.specversion !== undefined){
const _errs2 = errors;
if("1.0" !== data.specversion){
validate20.errors = [{instancePath:instancePath+"/specversion",schemaPath:"#/properties/specversion/const",keyword:"const",params:{allowedValue: "1.0"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(errors === _errs4){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate20.errors = [{instancePath:instancePath+"/id",schemaPath:"primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/id",schemaPath:"primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
let data2 = data.source;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate20.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate20.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/pattern",keyword:"pattern",params:{pattern: "^/[a-z0-9-]+(/[A-Za-z0-9_-]+)?$"},message:"must match pattern \""+"^/[a-z0-9-]+(/[A-Za-z0-9_-]+)?$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate20.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,63}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,63}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
let data4 = data.subject;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(data4.length > 128 && func2(data4) > 128){
validate20.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data4.length < 2 * 1 && func2(data4) < 1){
validate20.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data5 = data.time;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(errors === _errs13){
if(typeof data5 === "string"){
if(data5.length > 32 && func2(data5) > 32){
validate20.errors = [{instancePath:instancePath+"/time",schemaPath:"primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data5))){
validate20.errors = [{instancePath:instancePath+"/time",schemaPath:"primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/time",schemaPath:"primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.datacontenttype !== undefined){
const _errs15 = errors;
if("application/json" !== data.datacontenttype){
validate20.errors = [{instancePath:instancePath+"/datacontenttype",schemaPath:"#/properties/datacontenttype/const",keyword:"const",params:{allowedValue: "application/json"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dataschema !== undefined){
let data7 = data.dataschema;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length > 96 && func2(data7) > 96){
validate20.errors = [{instancePath:instancePath+"/dataschema",schemaPath:"#/properties/dataschema/maxLength",keyword:"maxLength",params:{limit: 96},message:"must NOT have more than 96 characters"}];
return false;
}
else {
if(!pattern6.test(data7)){
validate20.errors = [{instancePath:instancePath+"/dataschema",schemaPath:"#/properties/dataschema/pattern",keyword:"pattern",params:{pattern: "^weir:[a-z0-9-]+:[0-9]+$"},message:"must match pattern \""+"^weir:[a-z0-9-]+:[0-9]+$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/dataschema",schemaPath:"#/properties/dataschema/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantid !== undefined){
let data8 = data.tenantid;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(errors === _errs19){
if(typeof data8 === "string"){
if(!(formats0.test(data8))){
validate20.errors = [{instancePath:instancePath+"/tenantid",schemaPath:"primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tenantid",schemaPath:"primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.correlationid !== undefined){
let data9 = data.correlationid;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(!pattern7.test(data9)){
validate20.errors = [{instancePath:instancePath+"/correlationid",schemaPath:"#/properties/correlationid/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/correlationid",schemaPath:"#/properties/correlationid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.causationid !== undefined){
let data10 = data.causationid;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data10 === "string"){
if(!(formats0.test(data10))){
validate20.errors = [{instancePath:instancePath+"/causationid",schemaPath:"primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/causationid",schemaPath:"primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data11 = data.traceparent;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data11 === "string"){
if(!pattern8.test(data11)){
validate20.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expirytime !== undefined){
let data12 = data.expirytime;
const _errs28 = errors;
const _errs29 = errors;
if(errors === _errs29){
if(errors === _errs29){
if(typeof data12 === "string"){
if(data12.length > 32 && func2(data12) > 32){
validate20.errors = [{instancePath:instancePath+"/expirytime",schemaPath:"primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data12))){
validate20.errors = [{instancePath:instancePath+"/expirytime",schemaPath:"primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/expirytime",schemaPath:"primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}

export const validateAddApiKey = validate22;
const schema39 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/identity.v1.schema.json","title":"Identity","description":"Who is asking, for which tenant, and what they may do.","type":"object","required":["principal","tenantId","role","platform","tier"],"additionalProperties":false,"properties":{"principal":{"type":"string","minLength":1,"maxLength":128,"description":"user:<id>, or key:<id>, or oidc:<issuer and subject, hashed>."},"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"role":{"type":"string","enum":["admin","operator","auditor","viewer","guest"]},"platform":{"type":"boolean","description":"Of the platform's own tenant: may look after all tenants, as far as the role goes."},"scopes":{"type":"array","maxItems":32,"items":{"type":"string","maxLength":128},"description":"Of a key: what it lets through of its owner's role. Nothing narrows the role of who has none."},"tier":{"enum":["free","pro","enterprise"],"type":"string"},"userId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"keyId":{"type":"string","maxLength":64},"keyQuota":{"type":"integer","minimum":1,"maximum":1000000000,"description":"Requests that the key may make in a day."},"sessionId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid","description":"Of an access token: the login that it stems from."},"ownTenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid","description":"Where they belong, while they act for the tenant of tenantId."},"expiresAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.principal === undefined) && (missing0 = "principal")) || ((data.tenantId === undefined) && (missing0 = "tenantId"))) || ((data.role === undefined) && (missing0 = "role"))) || ((data.platform === undefined) && (missing0 = "platform"))) || ((data.tier === undefined) && (missing0 = "tier"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "principal" || key0 === "tenantId" || key0 === "role" || key0 === "platform" || key0 === "scopes" || key0 === "tier" || key0 === "userId" || key0 === "keyId" || key0 === "keyQuota" || key0 === "sessionId" || key0 === "ownTenantId" || key0 === "expiresAt")){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate23.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate23.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantId !== undefined){
let data1 = data.tenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate23.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.role !== undefined){
let data2 = data.role;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate23.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data2 === "admin") || (data2 === "operator")) || (data2 === "auditor")) || (data2 === "viewer")) || (data2 === "guest"))){
validate23.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema39.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.platform !== undefined){
const _errs9 = errors;
if(typeof data.platform !== "boolean"){
validate23.errors = [{instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scopes !== undefined){
let data4 = data.scopes;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
if(data4.length > 32){
validate23.errors = [{instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(data5.length > 128 && func2(data5) > 128){
validate23.errors = [{instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/properties/scopes/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tier !== undefined){
let data6 = data.tier;
const _errs15 = errors;
if(typeof data6 !== "string"){
validate23.errors = [{instancePath:instancePath+"/tier",schemaPath:"#/properties/tier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data6 === "free") || (data6 === "pro")) || (data6 === "enterprise"))){
validate23.errors = [{instancePath:instancePath+"/tier",schemaPath:"#/properties/tier/enum",keyword:"enum",params:{allowedValues: schema39.properties.tier.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userId !== undefined){
let data7 = data.userId;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data7 === "string"){
if(!(formats0.test(data7))){
validate23.errors = [{instancePath:instancePath+"/userId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/userId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keyId !== undefined){
let data8 = data.keyId;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data8 === "string"){
if(data8.length > 64 && func2(data8) > 64){
validate23.errors = [{instancePath:instancePath+"/keyId",schemaPath:"#/properties/keyId/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/keyId",schemaPath:"#/properties/keyId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keyQuota !== undefined){
let data9 = data.keyQuota;
const _errs22 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate23.errors = [{instancePath:instancePath+"/keyQuota",schemaPath:"#/properties/keyQuota/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000000000 || isNaN(data9)){
validate23.errors = [{instancePath:instancePath+"/keyQuota",schemaPath:"#/properties/keyQuota/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"}];
return false;
}
else {
if(data9 < 1 || isNaN(data9)){
validate23.errors = [{instancePath:instancePath+"/keyQuota",schemaPath:"#/properties/keyQuota/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sessionId !== undefined){
let data10 = data.sessionId;
const _errs24 = errors;
const _errs25 = errors;
if(errors === _errs25){
if(errors === _errs25){
if(typeof data10 === "string"){
if(!(formats0.test(data10))){
validate23.errors = [{instancePath:instancePath+"/sessionId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/sessionId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data11 = data.ownTenantId;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(errors === _errs28){
if(typeof data11 === "string"){
if(!(formats0.test(data11))){
validate23.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expiresAt !== undefined){
let data12 = data.expiresAt;
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(errors === _errs31){
if(typeof data12 === "string"){
if(data12.length > 32 && func2(data12) > 32){
validate23.errors = [{instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data12))){
validate23.errors = [{instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate25.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate25.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate25.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate25.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate25.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}

const pattern14 = new RegExp("^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}(\\.\\*)?$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "scopes")) || (key0 === "expiresAt")) || (key0 === "quota"))){
validate27.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scopes !== undefined){
let data1 = data.scopes;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data1)){
if(data1.length > 32){
validate27.errors = [{instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
if(data1.length < 1){
validate27.errors = [{instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate27.errors = [{instancePath:instancePath+"/scopes/" + i0,schemaPath:"api-key.v1.schema.json#/$defs/apiKeyScope/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern14.test(data2)){
validate27.errors = [{instancePath:instancePath+"/scopes/" + i0,schemaPath:"api-key.v1.schema.json#/$defs/apiKeyScope/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}(\\.\\*)?$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}(\\.\\*)?$"+"\""}];
return false;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/scopes/" + i0,schemaPath:"api-key.v1.schema.json#/$defs/apiKeyScope/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expiresAt !== undefined){
let data3 = data.expiresAt;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data3 === "string"){
if(data3.length > 32 && func2(data3) > 32){
validate27.errors = [{instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data3))){
validate27.errors = [{instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quota !== undefined){
let data4 = data.quota;
const _errs13 = errors;
const _errs14 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate27.errors = [{instancePath:instancePath+"/quota",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyQuota/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1000000000 || isNaN(data4)){
validate27.errors = [{instancePath:instancePath+"/quota",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyQuota/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate27.errors = [{instancePath:instancePath+"/quota",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyQuota/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.asker === undefined) && (missing0 = "asker")) || ((data.actor === undefined) && (missing0 = "actor"))) || ((data.key === undefined) && (missing0 = "key"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "asker") || (key0 === "actor")) || (key0 === "key"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.asker !== undefined){
const _errs2 = errors;
if(!(validate23(data.asker, {instancePath:instancePath+"/asker",parentData:data,parentDataProperty:"asker",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actor !== undefined){
const _errs3 = errors;
if(!(validate25(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined){
const _errs4 = errors;
if(!(validate27(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

export const validateAddSchedule = validate30;
const schema65 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/create-schedule.v1.schema.json","title":"CreateSchedule","description":"Ask for a job again and again: by a cron expression or at a fixed rate.","type":"object","required":["name","job"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}$","description":"Unique within the tenant."},"job":{"$ref":"#/$defs/scheduledJob"},"cron":{"type":"string","minLength":1,"maxLength":128,"description":"Five fields, or six with seconds first. Either this or everyMs."},"timeZone":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_+/-]{0,63}$","description":"The IANA time zone in which cron is read; UTC when absent."},"everyMs":{"type":"integer","minimum":1000,"maximum":31622400000,"description":"A fixed rate, counted from startAt or from the schedule's creation."},"missedRuns":{"type":"string","enum":["skip","last","all"],"description":"What happens to runs whose time passed while nobody could start them; skip when absent."},"startAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"endAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"paused":{"type":"boolean"}},"$defs":{"scheduledJob":{"description":"What each run asks for, as in POST /jobs. Its time is the run's.","type":"object","required":["operation","input"],"additionalProperties":false,"properties":{"operation":{"$ref":"../primitives.v1.schema.json#/$defs/operationName"},"input":{"description":"Validated against the operation's input schema."},"queue":{"$ref":"../primitives.v1.schema.json#/$defs/queueName"},"priority":{"$ref":"../primitives.v1.schema.json#/$defs/priority"},"deadlineAfterMs":{"type":"integer","minimum":1,"maximum":31622400000,"description":"Each run expires so long after its time."},"timeoutMs":{"$ref":"../primitives.v1.schema.json#/$defs/timeoutMs"},"maxAttempts":{"$ref":"../primitives.v1.schema.json#/$defs/attemptsMax"},"concurrencyKey":{"$ref":"../primitives.v1.schema.json#/$defs/concurrencyKey"},"metadata":{"$ref":"../primitives.v1.schema.json#/$defs/metadata"}}}}};
const pattern15 = new RegExp("^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}$", "u");
const pattern19 = new RegExp("^[A-Za-z][A-Za-z0-9_+/-]{0,63}$", "u");
const pattern16 = new RegExp("^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$", "u");
const pattern17 = new RegExp("^[a-z][a-z0-9_-]{0,62}$", "u");
const pattern18 = new RegExp("^[A-Za-z0-9._:/@+-]{1,128}$", "u");

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.operation === undefined) && (missing0 = "operation")) || ((data.input === undefined) && (missing0 = "input"))){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "operation" || key0 === "input" || key0 === "queue" || key0 === "priority" || key0 === "deadlineAfterMs" || key0 === "timeoutMs" || key0 === "maxAttempts" || key0 === "concurrencyKey" || key0 === "metadata")){
validate32.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate32.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data0)){
validate32.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data1 = data.queue;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern17.test(data1)){
validate32.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data2 = data.priority;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate32.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9 || isNaN(data2)){
validate32.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9},message:"must be <= 9"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate32.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deadlineAfterMs !== undefined){
let data3 = data.deadlineAfterMs;
const _errs11 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate32.errors = [{instancePath:instancePath+"/deadlineAfterMs",schemaPath:"#/properties/deadlineAfterMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 31622400000 || isNaN(data3)){
validate32.errors = [{instancePath:instancePath+"/deadlineAfterMs",schemaPath:"#/properties/deadlineAfterMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400000},message:"must be <= 31622400000"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate32.errors = [{instancePath:instancePath+"/deadlineAfterMs",schemaPath:"#/properties/deadlineAfterMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined){
let data4 = data.timeoutMs;
const _errs13 = errors;
const _errs14 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate32.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 86400000 || isNaN(data4)){
validate32.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate32.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAttempts !== undefined){
let data5 = data.maxAttempts;
const _errs16 = errors;
const _errs17 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate32.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 100 || isNaN(data5)){
validate32.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate32.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.concurrencyKey !== undefined){
let data6 = data.concurrencyKey;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data6 === "string"){
if(data6.length > 128 && func2(data6) > 128){
validate32.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern18.test(data6)){
validate32.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:/@+-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:/@+-]{1,128}$"+"\""}];
return false;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data7 = data.metadata;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 32){
validate32.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
else {
for(const key1 in data7){
const _errs25 = errors;
if(typeof key1 === "string"){
if(key1.length > 64 && func2(key1) > 64){
const err0 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid8 = _errs25 === errors;
if(!valid8){
const err1 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate32.errors = vErrors;
return false;
break;
}
}
if(valid8){
for(const key2 in data7){
let data8 = data7[key2];
const _errs27 = errors;
if(errors === _errs27){
if(typeof data8 === "string"){
if(data8.length > 512 && func2(data8) > 512){
validate32.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs27 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.job === undefined) && (missing0 = "job"))){
validate31.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "name" || key0 === "job" || key0 === "cron" || key0 === "timeZone" || key0 === "everyMs" || key0 === "missedRuns" || key0 === "startAt" || key0 === "endAt" || key0 === "paused")){
validate31.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern15.test(data0)){
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}$"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined){
const _errs4 = errors;
if(!(validate32(data.job, {instancePath:instancePath+"/job",parentData:data,parentDataProperty:"job",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cron !== undefined){
let data2 = data.cron;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate31.errors = [{instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data2.length < 2 * 1 && func2(data2) < 1){
validate31.errors = [{instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeZone !== undefined){
let data3 = data.timeZone;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern19.test(data3)){
validate31.errors = [{instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_+/-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_+/-]{0,63}$"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.everyMs !== undefined){
let data4 = data.everyMs;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate31.errors = [{instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 31622400000 || isNaN(data4)){
validate31.errors = [{instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400000},message:"must be <= 31622400000"}];
return false;
}
else {
if(data4 < 1000 || isNaN(data4)){
validate31.errors = [{instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.missedRuns !== undefined){
let data5 = data.missedRuns;
const _errs11 = errors;
if(typeof data5 !== "string"){
validate31.errors = [{instancePath:instancePath+"/missedRuns",schemaPath:"#/properties/missedRuns/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data5 === "skip") || (data5 === "last")) || (data5 === "all"))){
validate31.errors = [{instancePath:instancePath+"/missedRuns",schemaPath:"#/properties/missedRuns/enum",keyword:"enum",params:{allowedValues: schema65.properties.missedRuns.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startAt !== undefined){
let data6 = data.startAt;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data6 === "string"){
if(data6.length > 32 && func2(data6) > 32){
validate31.errors = [{instancePath:instancePath+"/startAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data6))){
validate31.errors = [{instancePath:instancePath+"/startAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/startAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endAt !== undefined){
let data7 = data.endAt;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(errors === _errs17){
if(typeof data7 === "string"){
if(data7.length > 32 && func2(data7) > 32){
validate31.errors = [{instancePath:instancePath+"/endAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data7))){
validate31.errors = [{instancePath:instancePath+"/endAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/endAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.paused !== undefined){
const _errs19 = errors;
if(typeof data.paused !== "boolean"){
validate31.errors = [{instancePath:instancePath+"/paused",schemaPath:"#/properties/paused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}


function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate35.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate35.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate35.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate35.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate35.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate35.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate35.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate35.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate35.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate35.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate35.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate35.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate35.errors = vErrors;
return errors === 0;
}


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.tenantId === undefined) && (missing0 = "tenantId")) || ((data.actor === undefined) && (missing0 = "actor"))) || ((data.schedule === undefined) && (missing0 = "schedule"))) || ((data.defaults === undefined) && (missing0 = "defaults"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "tenantId") || (key0 === "schedule")) || (key0 === "defaults")) || (key0 === "actor"))){
validate30.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.tenantId !== undefined){
let data0 = data.tenantId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate30.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.schedule !== undefined){
const _errs5 = errors;
if(!(validate31(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data2 = data.defaults;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.queue === undefined) && (missing1 = "queue")) || ((data2.maxAttempts === undefined) && (missing1 = "maxAttempts"))) || ((data2.timeoutMs === undefined) && (missing1 = "timeoutMs"))){
validate30.errors = [{instancePath:instancePath+"/defaults",schemaPath:"#/properties/defaults/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!(((key1 === "queue") || (key1 === "maxAttempts")) || (key1 === "timeoutMs"))){
validate30.errors = [{instancePath:instancePath+"/defaults",schemaPath:"#/properties/defaults/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.queue !== undefined){
let data3 = data2.queue;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(!pattern17.test(data3)){
validate30.errors = [{instancePath:instancePath+"/defaults/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/defaults/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.maxAttempts !== undefined){
let data4 = data2.maxAttempts;
const _errs12 = errors;
const _errs13 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate30.errors = [{instancePath:instancePath+"/defaults/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs13){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 100 || isNaN(data4)){
validate30.errors = [{instancePath:instancePath+"/defaults/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate30.errors = [{instancePath:instancePath+"/defaults/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.timeoutMs !== undefined){
let data5 = data2.timeoutMs;
const _errs15 = errors;
const _errs16 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate30.errors = [{instancePath:instancePath+"/defaults/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 86400000 || isNaN(data5)){
validate30.errors = [{instancePath:instancePath+"/defaults/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate30.errors = [{instancePath:instancePath+"/defaults/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/defaults",schemaPath:"#/properties/defaults/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actor !== undefined){
const _errs18 = errors;
if(!(validate35(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}

export const validateAddTenant = validate37;

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate38.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate38.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate38.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate38.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate38.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate38.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate38.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate38.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}

const schema88 = {"type":"string","enum":["free","pro","enterprise"]};
const pattern25 = new RegExp("^\\S(.*\\S)?$", "u");
const pattern26 = new RegExp("^[A-Za-z0-9_.-]{1,64}$", "u");

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.tier === undefined) && (missing0 = "tier"))){
validate40.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "tier")) || (key0 === "settings")) || (key0 === "quotas"))){
validate40.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern25.test(data0)){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/pattern",keyword:"pattern",params:{pattern: "^\\S(.*\\S)?$"},message:"must match pattern \""+"^\\S(.*\\S)?$"+"\""}];
return false;
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tier !== undefined){
let data1 = data.tier;
const _errs5 = errors;
if(typeof data1 !== "string"){
validate40.errors = [{instancePath:instancePath+"/tier",schemaPath:"tenant.v1.schema.json#/$defs/tenantTier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data1 === "free") || (data1 === "pro")) || (data1 === "enterprise"))){
validate40.errors = [{instancePath:instancePath+"/tier",schemaPath:"tenant.v1.schema.json#/$defs/tenantTier/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data2 = data.settings;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 64){
validate40.errors = [{instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key1 in data2){
const _errs11 = errors;
if(typeof key1 === "string"){
if(!pattern26.test(key1)){
const err0 = {instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9_.-]{1,64}$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid4 = _errs11 === errors;
if(!valid4){
const err1 = {instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate40.errors = vErrors;
return false;
break;
}
}
if(valid4){
for(const key2 in data2){
let data3 = data2[key2];
const _errs13 = errors;
const _errs14 = errors;
let valid6 = false;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data3 === "string"){
if(data3.length > 512 && func2(data3) > 512){
const err2 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs15 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const _errs17 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
const err4 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs17 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const _errs19 = errors;
if(typeof data3 !== "boolean"){
const err5 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/2/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs19 === errors;
valid6 = valid6 || _valid0;
}
}
if(!valid6){
const err6 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate40.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs13 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quotas !== undefined){
let data4 = data.quotas;
const _errs21 = errors;
if(errors === _errs21){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
const _errs23 = errors;
for(const key3 in data4){
if(!((key3 === "jobsInFlight") || (key3 === "storedBytes"))){
validate40.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs23 === errors){
if(data4.jobsInFlight !== undefined){
let data5 = data4.jobsInFlight;
const _errs24 = errors;
const _errs25 = errors;
let valid8 = false;
const _errs26 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err7 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(errors === _errs26){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1000000000 || isNaN(data5)){
const err8 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(data5 < 0 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
var _valid1 = _errs26 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs28 = errors;
if(data5 !== null){
const err10 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs28 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
const err11 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate40.errors = vErrors;
return false;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
var valid7 = _errs24 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data4.storedBytes !== undefined){
let data6 = data4.storedBytes;
const _errs30 = errors;
const _errs31 = errors;
let valid9 = false;
const _errs32 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(errors === _errs32){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
if(data6 < 0 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
}
var _valid2 = _errs32 === errors;
valid9 = valid9 || _valid2;
if(!valid9){
const _errs34 = errors;
if(data6 !== null){
const err15 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs34 === errors;
valid9 = valid9 || _valid2;
}
if(!valid9){
const err16 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
validate40.errors = vErrors;
return false;
}
else {
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
}
var valid7 = _errs30 === errors;
}
else {
var valid7 = true;
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.actor === undefined) && (missing0 = "actor")) || ((data.tenant === undefined) && (missing0 = "tenant"))){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "actor") || (key0 === "tenant"))){
validate37.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.actor !== undefined){
const _errs2 = errors;
if(!(validate38(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
const _errs3 = errors;
if(!(validate40(data.tenant, {instancePath:instancePath+"/tenant",parentData:data,parentDataProperty:"tenant",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}

export const validateAddUser = validate43;
const schema96 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/add-user.v1.schema.json","title":"AddUser","description":"The gateway passes on a user that an administrator makes.","type":"object","required":["tenantId","actor","actorRole","user"],"additionalProperties":false,"properties":{"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"actor":{"$ref":"../primitives.v1.schema.json#/$defs/actor"},"actorRole":{"type":"string","enum":["admin","operator","auditor","viewer","guest"]},"user":{"$ref":"create-user.v1.schema.json"}}};
const schema100 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/create-user.v1.schema.json","title":"CreateUser","description":"Make a user of the tenant.","type":"object","required":["username","password","role"],"additionalProperties":false,"properties":{"username":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$","description":"Unique over all tenants, since a login names none."},"password":{"type":"string","minLength":1,"maxLength":256,"description":"12 to 128 characters, neither the username nor one of the most common ones."},"role":{"type":"string","enum":["admin","operator","auditor","viewer","guest"]}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate44.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate44.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate44.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate44.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate44.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate44.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate44.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate44.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate44.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate44.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate44.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate44.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate44.errors = vErrors;
return errors === 0;
}

const pattern31 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$", "u");

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.tenantId === undefined) && (missing0 = "tenantId")) || ((data.actor === undefined) && (missing0 = "actor"))) || ((data.actorRole === undefined) && (missing0 = "actorRole"))) || ((data.user === undefined) && (missing0 = "user"))){
validate43.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "tenantId") || (key0 === "actor")) || (key0 === "actorRole")) || (key0 === "user"))){
validate43.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.tenantId !== undefined){
let data0 = data.tenantId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate43.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actor !== undefined){
const _errs5 = errors;
if(!(validate44(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actorRole !== undefined){
let data2 = data.actorRole;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate43.errors = [{instancePath:instancePath+"/actorRole",schemaPath:"#/properties/actorRole/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data2 === "admin") || (data2 === "operator")) || (data2 === "auditor")) || (data2 === "viewer")) || (data2 === "guest"))){
validate43.errors = [{instancePath:instancePath+"/actorRole",schemaPath:"#/properties/actorRole/enum",keyword:"enum",params:{allowedValues: schema96.properties.actorRole.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined){
let data3 = data.user;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.username === undefined) && (missing1 = "username")) || ((data3.password === undefined) && (missing1 = "password"))) || ((data3.role === undefined) && (missing1 = "role"))){
validate43.errors = [{instancePath:instancePath+"/user",schemaPath:"create-user.v1.schema.json/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key1 in data3){
if(!(((key1 === "username") || (key1 === "password")) || (key1 === "role"))){
validate43.errors = [{instancePath:instancePath+"/user",schemaPath:"create-user.v1.schema.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data3.username !== undefined){
let data4 = data3.username;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern31.test(data4)){
validate43.errors = [{instancePath:instancePath+"/user/username",schemaPath:"create-user.v1.schema.json/properties/username/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/user/username",schemaPath:"create-user.v1.schema.json/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.password !== undefined){
let data5 = data3.password;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(data5.length > 256 && func2(data5) > 256){
validate43.errors = [{instancePath:instancePath+"/user/password",schemaPath:"create-user.v1.schema.json/properties/password/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data5.length < 2 * 1 && func2(data5) < 1){
validate43.errors = [{instancePath:instancePath+"/user/password",schemaPath:"create-user.v1.schema.json/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/user/password",schemaPath:"create-user.v1.schema.json/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.role !== undefined){
let data6 = data3.role;
const _errs16 = errors;
if(typeof data6 !== "string"){
validate43.errors = [{instancePath:instancePath+"/user/role",schemaPath:"create-user.v1.schema.json/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data6 === "admin") || (data6 === "operator")) || (data6 === "auditor")) || (data6 === "viewer")) || (data6 === "guest"))){
validate43.errors = [{instancePath:instancePath+"/user/role",schemaPath:"create-user.v1.schema.json/properties/role/enum",keyword:"enum",params:{allowedValues: schema100.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/user",schemaPath:"create-user.v1.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}

export const validateAlterQueue = validate46;
const schema101 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/alter-queue.v1.schema.json","title":"AlterQueue","description":"An operator wants a queue to be otherwise.","type":"object","required":["tenantId","actor"],"additionalProperties":false,"properties":{"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid","description":"Whose audit record it is."},"actor":{"$ref":"../primitives.v1.schema.json#/$defs/actor"},"state":{"type":"string","enum":["active","paused","draining"]},"change":{"$ref":"change-queue.v1.schema.json"}}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate47.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate47.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate47.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate47.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate47.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate47.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate47.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate47.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}

const schema105 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/change-queue.v1.schema.json","title":"ChangeQueue","description":"How a queue is to share and limit; what is not named stays.","type":"object","required":[],"additionalProperties":false,"minProperties":1,"properties":{"concurrencyMax":{"type":["integer","null"],"minimum":0,"maximum":1000000,"description":"Jobs of the queue in flight at the most; null takes the limit away."},"tenantConcurrencyMax":{"type":["integer","null"],"minimum":0,"maximum":1000000,"description":"Jobs of each tenant in flight at the most; null takes the limit away."},"keyConcurrencyMax":{"type":"integer","minimum":1,"maximum":1000,"description":"Jobs of one tenant with the same concurrency key in flight at the most."},"tenants":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"object","required":["tenantId"],"additionalProperties":false,"properties":{"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"weight":{"type":"integer","minimum":1,"maximum":1000,"description":"Its share while others wait as well; 1 unless told."},"concurrencyMax":{"type":["integer","null"],"minimum":0,"maximum":1000000,"description":"Its own limit; null is that of every tenant."}}}}}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
validate49.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "concurrencyMax") || (key0 === "tenantConcurrencyMax")) || (key0 === "keyConcurrencyMax")) || (key0 === "tenants"))){
validate49.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.concurrencyMax !== undefined){
let data0 = data.concurrencyMax;
const _errs2 = errors;
if((!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) && (data0 !== null)){
validate49.errors = [{instancePath:instancePath+"/concurrencyMax",schemaPath:"#/properties/concurrencyMax/type",keyword:"type",params:{type: schema105.properties.concurrencyMax.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000000 || isNaN(data0)){
validate49.errors = [{instancePath:instancePath+"/concurrencyMax",schemaPath:"#/properties/concurrencyMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data0 < 0 || isNaN(data0)){
validate49.errors = [{instancePath:instancePath+"/concurrencyMax",schemaPath:"#/properties/concurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantConcurrencyMax !== undefined){
let data1 = data.tenantConcurrencyMax;
const _errs4 = errors;
if((!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) && (data1 !== null)){
validate49.errors = [{instancePath:instancePath+"/tenantConcurrencyMax",schemaPath:"#/properties/tenantConcurrencyMax/type",keyword:"type",params:{type: schema105.properties.tenantConcurrencyMax.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000 || isNaN(data1)){
validate49.errors = [{instancePath:instancePath+"/tenantConcurrencyMax",schemaPath:"#/properties/tenantConcurrencyMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate49.errors = [{instancePath:instancePath+"/tenantConcurrencyMax",schemaPath:"#/properties/tenantConcurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keyConcurrencyMax !== undefined){
let data2 = data.keyConcurrencyMax;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate49.errors = [{instancePath:instancePath+"/keyConcurrencyMax",schemaPath:"#/properties/keyConcurrencyMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000 || isNaN(data2)){
validate49.errors = [{instancePath:instancePath+"/keyConcurrencyMax",schemaPath:"#/properties/keyConcurrencyMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate49.errors = [{instancePath:instancePath+"/keyConcurrencyMax",schemaPath:"#/properties/keyConcurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenants !== undefined){
let data3 = data.tenants;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data3)){
if(data3.length > 100){
validate49.errors = [{instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"}];
return false;
}
else {
if(data3.length < 1){
validate49.errors = [{instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing0;
if((data4.tenantId === undefined) && (missing0 = "tenantId")){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0,schemaPath:"#/properties/tenants/items/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs12 = errors;
for(const key1 in data4){
if(!(((key1 === "tenantId") || (key1 === "weight")) || (key1 === "concurrencyMax"))){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0,schemaPath:"#/properties/tenants/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data4.tenantId !== undefined){
let data5 = data4.tenantId;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data5 === "string"){
if(!(formats0.test(data5))){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.weight !== undefined){
let data6 = data4.weight;
const _errs16 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/weight",schemaPath:"#/properties/tenants/items/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1000 || isNaN(data6)){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/weight",schemaPath:"#/properties/tenants/items/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/weight",schemaPath:"#/properties/tenants/items/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.concurrencyMax !== undefined){
let data7 = data4.concurrencyMax;
const _errs18 = errors;
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (data7 !== null)){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/concurrencyMax",schemaPath:"#/properties/tenants/items/properties/concurrencyMax/type",keyword:"type",params:{type: schema105.properties.tenants.items.properties.concurrencyMax.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs18){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000000 || isNaN(data7)){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/concurrencyMax",schemaPath:"#/properties/tenants/items/properties/concurrencyMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0+"/concurrencyMax",schemaPath:"#/properties/tenants/items/properties/concurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/tenants/" + i0,schemaPath:"#/properties/tenants/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs10 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate49.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}


function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.tenantId === undefined) && (missing0 = "tenantId")) || ((data.actor === undefined) && (missing0 = "actor"))){
validate46.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "tenantId") || (key0 === "actor")) || (key0 === "state")) || (key0 === "change"))){
validate46.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.tenantId !== undefined){
let data0 = data.tenantId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate46.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate46.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actor !== undefined){
const _errs5 = errors;
if(!(validate47(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data2 = data.state;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate46.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data2 === "active") || (data2 === "paused")) || (data2 === "draining"))){
validate46.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema101.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.change !== undefined){
const _errs8 = errors;
if(!(validate49(data.change, {instancePath:instancePath+"/change",parentData:data,parentDataProperty:"change",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate46.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}

export const validateApiKeyList = validate51;
const schema48 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/api-key.v1.schema.json","title":"ApiKey","description":"An API key as its owner sees it. The key itself is shown once, in the answer to making or rotating it.","type":"object","required":["id","tenantId","name","principal","scopes","role","state","uses","createdBy","createdAt","expiresAt","revokedAt","lastUsedAt","rotatedTo","quota"],"additionalProperties":false,"properties":{"id":{"$ref":"api-key.v1.schema.json#/$defs/apiKeyId"},"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"name":{"$ref":"api-key.v1.schema.json#/$defs/apiKeyName"},"key":{"type":"string","pattern":"^weir_live_[0-9A-Za-z]{10}_[0-9A-Za-z]{38}$","description":"The whole key: only when it is made. It is not stored, and cannot be read again."},"principal":{"type":"string","minLength":1,"maxLength":128,"description":"In whose name it acts: its owner, or itself when it belongs to no user."},"userId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"role":{"type":"string","enum":["admin","operator","auditor","viewer","guest"],"description":"Its owner's role now, which the scopes narrow."},"scopes":{"type":"array","maxItems":32,"items":{"type":"string","maxLength":128}},"state":{"type":"string","enum":["active","expired","revoked"]},"quota":{"anyOf":[{"$ref":"api-key.v1.schema.json#/$defs/apiKeyQuota"},{"type":"null"}]},"uses":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Requests made with it; counted in groups, so that the latest minute may be missing."},"createdBy":{"anyOf":[{"type":"string","minLength":1,"maxLength":128},{"type":"null"}]},"createdAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"expiresAt":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},{"type":"null"}]},"revokedAt":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},{"type":"null"}]},"lastUsedAt":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},{"type":"null"}]},"rotatedTo":{"anyOf":[{"$ref":"api-key.v1.schema.json#/$defs/apiKeyId"},{"type":"null"}],"description":"The key that takes its place."}},"$defs":{"apiKeyId":{"type":"string","pattern":"^[0-9A-Za-z]{10}$","description":"Names the key, also in logs; tells nothing about its secret."},"apiKeyName":{"type":"string","minLength":1,"maxLength":128,"description":"For people; several keys may share one."},"apiKeyQuota":{"type":"integer","minimum":1,"maximum":1000000000,"description":"Requests that the key may make in a day."},"apiKeyScope":{"type":"string","maxLength":128,"pattern":"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}(\\.\\*)?$"}}};
const pattern11 = new RegExp("^[0-9A-Za-z]{10}$", "u");
const pattern12 = new RegExp("^weir_live_[0-9A-Za-z]{10}_[0-9A-Za-z]{38}$", "u");

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.tenantId === undefined) && (missing0 = "tenantId"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.principal === undefined) && (missing0 = "principal"))) || ((data.scopes === undefined) && (missing0 = "scopes"))) || ((data.role === undefined) && (missing0 = "role"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.uses === undefined) && (missing0 = "uses"))) || ((data.createdBy === undefined) && (missing0 = "createdBy"))) || ((data.createdAt === undefined) && (missing0 = "createdAt"))) || ((data.expiresAt === undefined) && (missing0 = "expiresAt"))) || ((data.revokedAt === undefined) && (missing0 = "revokedAt"))) || ((data.lastUsedAt === undefined) && (missing0 = "lastUsedAt"))) || ((data.rotatedTo === undefined) && (missing0 = "rotatedTo"))) || ((data.quota === undefined) && (missing0 = "quota"))){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "id" || key0 === "tenantId" || key0 === "name" || key0 === "key" || key0 === "principal" || key0 === "userId" || key0 === "role" || key0 === "scopes" || key0 === "state" || key0 === "quota" || key0 === "uses" || key0 === "createdBy" || key0 === "createdAt" || key0 === "expiresAt" || key0 === "revokedAt" || key0 === "lastUsedAt" || key0 === "rotatedTo")){
validate28.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern11.test(data0)){
validate28.errors = [{instancePath:instancePath+"/id",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyId/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z]{10}$"},message:"must match pattern \""+"^[0-9A-Za-z]{10}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/id",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantId !== undefined){
let data1 = data.tenantId;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate28.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
let data2 = data.name;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate28.errors = [{instancePath:instancePath+"/name",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data2.length < 2 * 1 && func2(data2) < 1){
validate28.errors = [{instancePath:instancePath+"/name",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/name",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined){
let data3 = data.key;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(!pattern12.test(data3)){
validate28.errors = [{instancePath:instancePath+"/key",schemaPath:"#/properties/key/pattern",keyword:"pattern",params:{pattern: "^weir_live_[0-9A-Za-z]{10}_[0-9A-Za-z]{38}$"},message:"must match pattern \""+"^weir_live_[0-9A-Za-z]{10}_[0-9A-Za-z]{38}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined){
let data4 = data.principal;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(data4.length > 128 && func2(data4) > 128){
validate28.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data4.length < 2 * 1 && func2(data4) < 1){
validate28.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userId !== undefined){
let data5 = data.userId;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(errors === _errs16){
if(typeof data5 === "string"){
if(!(formats0.test(data5))){
validate28.errors = [{instancePath:instancePath+"/userId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/userId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.role !== undefined){
let data6 = data.role;
const _errs18 = errors;
if(typeof data6 !== "string"){
validate28.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data6 === "admin") || (data6 === "operator")) || (data6 === "auditor")) || (data6 === "viewer")) || (data6 === "guest"))){
validate28.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema48.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scopes !== undefined){
let data7 = data.scopes;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data7)){
if(data7.length > 32){
validate28.errors = [{instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid5 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(data8.length > 128 && func2(data8) > 128){
validate28.errors = [{instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/properties/scopes/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs22 === errors;
if(!valid5){
break;
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data9 = data.state;
const _errs24 = errors;
if(typeof data9 !== "string"){
validate28.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data9 === "active") || (data9 === "expired")) || (data9 === "revoked"))){
validate28.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema48.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quota !== undefined){
let data10 = data.quota;
const _errs26 = errors;
const _errs27 = errors;
let valid6 = false;
const _errs28 = errors;
const _errs29 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err0 = {instancePath:instancePath+"/quota",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyQuota/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(errors === _errs29){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1000000000 || isNaN(data10)){
const err1 = {instancePath:instancePath+"/quota",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyQuota/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data10 < 1 || isNaN(data10)){
const err2 = {instancePath:instancePath+"/quota",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyQuota/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
var _valid0 = _errs28 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const _errs31 = errors;
if(data10 !== null){
const err3 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs31 === errors;
valid6 = valid6 || _valid0;
}
if(!valid6){
const err4 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uses !== undefined){
let data11 = data.uses;
const _errs33 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate28.errors = [{instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs33){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 9007199254740991 || isNaN(data11)){
validate28.errors = [{instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate28.errors = [{instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdBy !== undefined){
let data12 = data.createdBy;
const _errs35 = errors;
const _errs36 = errors;
let valid8 = false;
const _errs37 = errors;
if(errors === _errs37){
if(typeof data12 === "string"){
if(data12.length > 128 && func2(data12) > 128){
const err5 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
if(data12.length < 2 * 1 && func2(data12) < 1){
const err6 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs37 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs39 = errors;
if(data12 !== null){
const err8 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs39 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
const err9 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
let data13 = data.createdAt;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(errors === _errs42){
if(typeof data13 === "string"){
if(data13.length > 32 && func2(data13) > 32){
validate28.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data13))){
validate28.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expiresAt !== undefined){
let data14 = data.expiresAt;
const _errs44 = errors;
const _errs45 = errors;
let valid10 = false;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(errors === _errs47){
if(typeof data14 === "string"){
if(data14.length > 32 && func2(data14) > 32){
const err10 = {instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
if(!(formats2.test(data14))){
const err11 = {instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/expiresAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
var _valid2 = _errs46 === errors;
valid10 = valid10 || _valid2;
if(!valid10){
const _errs49 = errors;
if(data14 !== null){
const err13 = {instancePath:instancePath+"/expiresAt",schemaPath:"#/properties/expiresAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid2 = _errs49 === errors;
valid10 = valid10 || _valid2;
}
if(!valid10){
const err14 = {instancePath:instancePath+"/expiresAt",schemaPath:"#/properties/expiresAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs45;
if(vErrors !== null){
if(_errs45){
vErrors.length = _errs45;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.revokedAt !== undefined){
let data15 = data.revokedAt;
const _errs51 = errors;
const _errs52 = errors;
let valid12 = false;
const _errs53 = errors;
const _errs54 = errors;
if(errors === _errs54){
if(errors === _errs54){
if(typeof data15 === "string"){
if(data15.length > 32 && func2(data15) > 32){
const err15 = {instancePath:instancePath+"/revokedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(!(formats2.test(data15))){
const err16 = {instancePath:instancePath+"/revokedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/revokedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
var _valid3 = _errs53 === errors;
valid12 = valid12 || _valid3;
if(!valid12){
const _errs56 = errors;
if(data15 !== null){
const err18 = {instancePath:instancePath+"/revokedAt",schemaPath:"#/properties/revokedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid3 = _errs56 === errors;
valid12 = valid12 || _valid3;
}
if(!valid12){
const err19 = {instancePath:instancePath+"/revokedAt",schemaPath:"#/properties/revokedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs52;
if(vErrors !== null){
if(_errs52){
vErrors.length = _errs52;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastUsedAt !== undefined){
let data16 = data.lastUsedAt;
const _errs58 = errors;
const _errs59 = errors;
let valid14 = false;
const _errs60 = errors;
const _errs61 = errors;
if(errors === _errs61){
if(errors === _errs61){
if(typeof data16 === "string"){
if(data16.length > 32 && func2(data16) > 32){
const err20 = {instancePath:instancePath+"/lastUsedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
if(!(formats2.test(data16))){
const err21 = {instancePath:instancePath+"/lastUsedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/lastUsedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
var _valid4 = _errs60 === errors;
valid14 = valid14 || _valid4;
if(!valid14){
const _errs63 = errors;
if(data16 !== null){
const err23 = {instancePath:instancePath+"/lastUsedAt",schemaPath:"#/properties/lastUsedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid4 = _errs63 === errors;
valid14 = valid14 || _valid4;
}
if(!valid14){
const err24 = {instancePath:instancePath+"/lastUsedAt",schemaPath:"#/properties/lastUsedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs59;
if(vErrors !== null){
if(_errs59){
vErrors.length = _errs59;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rotatedTo !== undefined){
let data17 = data.rotatedTo;
const _errs65 = errors;
const _errs66 = errors;
let valid16 = false;
const _errs67 = errors;
const _errs68 = errors;
if(errors === _errs68){
if(typeof data17 === "string"){
if(!pattern11.test(data17)){
const err25 = {instancePath:instancePath+"/rotatedTo",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyId/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z]{10}$"},message:"must match pattern \""+"^[0-9A-Za-z]{10}$"+"\""};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/rotatedTo",schemaPath:"api-key.v1.schema.json#/$defs/apiKeyId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var _valid5 = _errs67 === errors;
valid16 = valid16 || _valid5;
if(!valid16){
const _errs70 = errors;
if(data17 !== null){
const err27 = {instancePath:instancePath+"/rotatedTo",schemaPath:"#/properties/rotatedTo/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid5 = _errs70 === errors;
valid16 = valid16 || _valid5;
}
if(!valid16){
const err28 = {instancePath:instancePath+"/rotatedTo",schemaPath:"#/properties/rotatedTo/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs65 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}


function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate51.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate51.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate51.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate28(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate51.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate51.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}

export const validateApiKey = validate28;

export const validateCancelJob = validate53;

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate54.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate54.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate54.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate54.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate54.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate54.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate54.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate54.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate54.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate54.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate54.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate54.errors = vErrors;
return errors === 0;
}


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.actor === undefined) && (missing0 = "actor")){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "actor")){
validate53.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.actor !== undefined){
if(!(validate54(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}

export const validateChangeApiKey = validate56;

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate58.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate58.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate58.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate58.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate58.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate58.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate58.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate58.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate58.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate58.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate58.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate58.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.asker === undefined) && (missing0 = "asker")) || ((data.actor === undefined) && (missing0 = "actor"))){
validate56.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "asker") || (key0 === "actor")) || (key0 === "overlapS"))){
validate56.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.asker !== undefined){
const _errs2 = errors;
if(!(validate23(data.asker, {instancePath:instancePath+"/asker",parentData:data,parentDataProperty:"asker",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actor !== undefined){
const _errs3 = errors;
if(!(validate58(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.overlapS !== undefined){
let data2 = data.overlapS;
const _errs4 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate56.errors = [{instancePath:instancePath+"/overlapS",schemaPath:"#/properties/overlapS/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 604800 || isNaN(data2)){
validate56.errors = [{instancePath:instancePath+"/overlapS",schemaPath:"#/properties/overlapS/maximum",keyword:"maximum",params:{comparison: "<=", limit: 604800},message:"must be <= 604800"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate56.errors = [{instancePath:instancePath+"/overlapS",schemaPath:"#/properties/overlapS/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate56.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate56.errors = vErrors;
return errors === 0;
}

export const validateChangeDeadLetters = validate60;

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.tenantId === undefined) && (missing0 = "tenantId")) || ((data.principal === undefined) && (missing0 = "principal"))) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate61.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "tenantId") || (key0 === "platform")) || (key0 === "principal")) || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate61.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.tenantId !== undefined){
let data0 = data.tenantId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate61.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.platform !== undefined){
const _errs5 = errors;
if(typeof data.platform !== "boolean"){
validate61.errors = [{instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined){
let data2 = data.principal;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate61.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data2.length < 2 * 1 && func2(data2) < 1){
validate61.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate61.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data3 = data.ownTenantId;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
validate61.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data4 = data.requestId;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern7.test(data4)){
validate61.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data5 = data.traceparent;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(!pattern8.test(data5)){
validate61.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate61.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}

const pattern40 = new RegExp("^[0-9a-f]{16}$", "u");
const pattern41 = new RegExp("^[A-Z][A-Z0-9_]{0,63}$", "u");

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.filter === undefined) && (missing0 = "filter")){
validate63.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "filter") || (key0 === "dryRun")) || (key0 === "ratePerS")) || (key0 === "max"))){
validate63.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.filter !== undefined){
let data0 = data.filter;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
const _errs4 = errors;
for(const key1 in data0){
if(!(((((key1 === "fingerprint") || (key1 === "code")) || (key1 === "operation")) || (key1 === "since")) || (key1 === "until"))){
validate63.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data0.fingerprint !== undefined){
let data1 = data0.fingerprint;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(!pattern40.test(data1)){
validate63.errors = [{instancePath:instancePath+"/filter/fingerprint",schemaPath:"#/properties/filter/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/filter/fingerprint",schemaPath:"#/properties/filter/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.code !== undefined){
let data2 = data0.code;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern41.test(data2)){
validate63.errors = [{instancePath:instancePath+"/filter/code",schemaPath:"#/properties/filter/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/filter/code",schemaPath:"#/properties/filter/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.operation !== undefined){
let data3 = data0.operation;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(data3.length > 128 && func2(data3) > 128){
validate63.errors = [{instancePath:instancePath+"/filter/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data3)){
validate63.errors = [{instancePath:instancePath+"/filter/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/filter/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.since !== undefined){
let data4 = data0.since;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(errors === _errs13){
if(typeof data4 === "string"){
if(data4.length > 32 && func2(data4) > 32){
validate63.errors = [{instancePath:instancePath+"/filter/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate63.errors = [{instancePath:instancePath+"/filter/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/filter/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.until !== undefined){
let data5 = data0.until;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(errors === _errs16){
if(typeof data5 === "string"){
if(data5.length > 32 && func2(data5) > 32){
validate63.errors = [{instancePath:instancePath+"/filter/until",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data5))){
validate63.errors = [{instancePath:instancePath+"/filter/until",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/filter/until",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dryRun !== undefined){
const _errs18 = errors;
if(typeof data.dryRun !== "boolean"){
validate63.errors = [{instancePath:instancePath+"/dryRun",schemaPath:"#/properties/dryRun/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ratePerS !== undefined){
let data7 = data.ratePerS;
const _errs20 = errors;
if(errors === _errs20){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000 || isNaN(data7)){
validate63.errors = [{instancePath:instancePath+"/ratePerS",schemaPath:"#/properties/ratePerS/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data7 < 0.01 || isNaN(data7)){
validate63.errors = [{instancePath:instancePath+"/ratePerS",schemaPath:"#/properties/ratePerS/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"}];
return false;
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/ratePerS",schemaPath:"#/properties/ratePerS/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max !== undefined){
let data8 = data.max;
const _errs22 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate63.errors = [{instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000 || isNaN(data8)){
validate63.errors = [{instancePath:instancePath+"/max",schemaPath:"#/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data8 < 1 || isNaN(data8)){
validate63.errors = [{instancePath:instancePath+"/max",schemaPath:"#/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate63.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}


function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.asker === undefined) && (missing0 = "asker")){
validate60.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "asker") || (key0 === "input")) || (key0 === "selection"))){
validate60.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.asker !== undefined){
const _errs2 = errors;
if(!(validate61(data.asker, {instancePath:instancePath+"/asker",parentData:data,parentDataProperty:"asker",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.selection !== undefined){
const _errs3 = errors;
if(!(validate63(data.selection, {instancePath:instancePath+"/selection",parentData:data,parentDataProperty:"selection",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate60.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate60.errors = vErrors;
return errors === 0;
}

export const validateChangePassword = validate65;

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.currentPassword === undefined) && (missing0 = "currentPassword")) || ((data.newPassword === undefined) && (missing0 = "newPassword"))){
validate65.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "currentPassword") || (key0 === "newPassword"))){
validate65.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.currentPassword !== undefined){
let data0 = data.currentPassword;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate65.errors = [{instancePath:instancePath+"/currentPassword",schemaPath:"#/properties/currentPassword/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate65.errors = [{instancePath:instancePath+"/currentPassword",schemaPath:"#/properties/currentPassword/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/currentPassword",schemaPath:"#/properties/currentPassword/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.newPassword !== undefined){
let data1 = data.newPassword;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
validate65.errors = [{instancePath:instancePath+"/newPassword",schemaPath:"#/properties/newPassword/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate65.errors = [{instancePath:instancePath+"/newPassword",schemaPath:"#/properties/newPassword/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/newPassword",schemaPath:"#/properties/newPassword/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate65.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate65.errors = vErrors;
return errors === 0;
}

export const validateChangeQueue = validate49;

export const validateChangeSchedule = validate66;

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate67.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate67.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate67.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate67.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate67.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate67.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate67.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate67.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate67.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate67.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate67.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate67.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate67.errors = vErrors;
return errors === 0;
}


function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.actor === undefined) && (missing0 = "actor")){
validate66.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "actor") || (key0 === "paused"))){
validate66.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.actor !== undefined){
const _errs2 = errors;
if(!(validate67(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.paused !== undefined){
const _errs3 = errors;
if(typeof data.paused !== "boolean"){
validate66.errors = [{instancePath:instancePath+"/paused",schemaPath:"#/properties/paused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate66.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate66.errors = vErrors;
return errors === 0;
}

export const validateChangeTenant = validate69;

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate70.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate70.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate70.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate70.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate70.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate70.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate70.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate70.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate70.errors = vErrors;
return errors === 0;
}

const schema89 = {"type":"string","enum":["active","suspended"],"description":"Of a suspended tenant every key and token is refused; its jobs go on."};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
validate72.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "name") || (key0 === "tier")) || (key0 === "state")) || (key0 === "settings")) || (key0 === "quotas"))){
validate72.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate72.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate72.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern25.test(data0)){
validate72.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/pattern",keyword:"pattern",params:{pattern: "^\\S(.*\\S)?$"},message:"must match pattern \""+"^\\S(.*\\S)?$"+"\""}];
return false;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tier !== undefined){
let data1 = data.tier;
const _errs5 = errors;
if(typeof data1 !== "string"){
validate72.errors = [{instancePath:instancePath+"/tier",schemaPath:"tenant.v1.schema.json#/$defs/tenantTier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data1 === "free") || (data1 === "pro")) || (data1 === "enterprise"))){
validate72.errors = [{instancePath:instancePath+"/tier",schemaPath:"tenant.v1.schema.json#/$defs/tenantTier/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data2 = data.state;
const _errs8 = errors;
if(typeof data2 !== "string"){
validate72.errors = [{instancePath:instancePath+"/state",schemaPath:"tenant.v1.schema.json#/$defs/tenantState/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data2 === "active") || (data2 === "suspended"))){
validate72.errors = [{instancePath:instancePath+"/state",schemaPath:"tenant.v1.schema.json#/$defs/tenantState/enum",keyword:"enum",params:{allowedValues: schema89.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data3 = data.settings;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 64){
validate72.errors = [{instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key1 in data3){
const _errs14 = errors;
if(typeof key1 === "string"){
if(!pattern26.test(key1)){
const err0 = {instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9_.-]{1,64}$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid5 = _errs14 === errors;
if(!valid5){
const err1 = {instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate72.errors = vErrors;
return false;
break;
}
}
if(valid5){
for(const key2 in data3){
let data4 = data3[key2];
const _errs16 = errors;
const _errs17 = errors;
let valid7 = false;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data4 === "string"){
if(data4.length > 512 && func2(data4) > 512){
const err2 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs18 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs20 = errors;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err4 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs22 = errors;
if(typeof data4 !== "boolean"){
const err5 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/2/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid7 = valid7 || _valid0;
}
}
if(!valid7){
const err6 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate72.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs16 === errors;
if(!valid6){
break;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quotas !== undefined){
let data5 = data.quotas;
const _errs24 = errors;
if(errors === _errs24){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
const _errs26 = errors;
for(const key3 in data5){
if(!((key3 === "jobsInFlight") || (key3 === "storedBytes"))){
validate72.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs26 === errors){
if(data5.jobsInFlight !== undefined){
let data6 = data5.jobsInFlight;
const _errs27 = errors;
const _errs28 = errors;
let valid9 = false;
const _errs29 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err7 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(errors === _errs29){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1000000000 || isNaN(data6)){
const err8 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(data6 < 0 || isNaN(data6)){
const err9 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
var _valid1 = _errs29 === errors;
valid9 = valid9 || _valid1;
if(!valid9){
const _errs31 = errors;
if(data6 !== null){
const err10 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs31 === errors;
valid9 = valid9 || _valid1;
}
if(!valid9){
const err11 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate72.errors = vErrors;
return false;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
var valid8 = _errs27 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data5.storedBytes !== undefined){
let data7 = data5.storedBytes;
const _errs33 = errors;
const _errs34 = errors;
let valid10 = false;
const _errs35 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err12 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(errors === _errs35){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
const err13 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
if(data7 < 0 || isNaN(data7)){
const err14 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
}
var _valid2 = _errs35 === errors;
valid10 = valid10 || _valid2;
if(!valid10){
const _errs37 = errors;
if(data7 !== null){
const err15 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs37 === errors;
valid10 = valid10 || _valid2;
}
if(!valid10){
const err16 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
validate72.errors = vErrors;
return false;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
var valid8 = _errs33 === errors;
}
else {
var valid8 = true;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}


function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.actor === undefined) && (missing0 = "actor")) || ((data.change === undefined) && (missing0 = "change"))){
validate69.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "actor") || (key0 === "change"))){
validate69.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.actor !== undefined){
const _errs2 = errors;
if(!(validate70(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.change !== undefined){
const _errs3 = errors;
if(!(validate72(data.change, {instancePath:instancePath+"/change",parentData:data,parentDataProperty:"change",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate69.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate69.errors = vErrors;
return errors === 0;
}

export const validateChangeUser = validate74;
const schema134 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/change-user.v1.schema.json","title":"ChangeUser","description":"The gateway passes on that an administrator changes or deletes a user.","type":"object","required":["actor","actorRole"],"additionalProperties":false,"properties":{"actor":{"$ref":"../primitives.v1.schema.json#/$defs/actor"},"actorRole":{"type":"string","enum":["admin","operator","auditor","viewer","guest"]},"change":{"$ref":"update-user.v1.schema.json"}}};
const schema137 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/update-user.v1.schema.json","title":"UpdateUser","description":"Change a user; what is not named stays. A new password, another role and disabled end what the user was issued.","type":"object","required":[],"additionalProperties":false,"minProperties":1,"properties":{"role":{"type":"string","enum":["admin","operator","auditor","viewer","guest"]},"password":{"type":"string","minLength":1,"maxLength":256,"description":"12 to 128 characters, neither the username nor one of the most common ones."},"disabled":{"type":"boolean"}}};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate75.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate75.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate75.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate75.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate75.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate75.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate75.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate75.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate75.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate75.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate75.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate75.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate75.errors = vErrors;
return errors === 0;
}


function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.actor === undefined) && (missing0 = "actor")) || ((data.actorRole === undefined) && (missing0 = "actorRole"))){
validate74.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "actor") || (key0 === "actorRole")) || (key0 === "change"))){
validate74.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.actor !== undefined){
const _errs2 = errors;
if(!(validate75(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actorRole !== undefined){
let data1 = data.actorRole;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate74.errors = [{instancePath:instancePath+"/actorRole",schemaPath:"#/properties/actorRole/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data1 === "admin") || (data1 === "operator")) || (data1 === "auditor")) || (data1 === "viewer")) || (data1 === "guest"))){
validate74.errors = [{instancePath:instancePath+"/actorRole",schemaPath:"#/properties/actorRole/enum",keyword:"enum",params:{allowedValues: schema134.properties.actorRole.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.change !== undefined){
let data2 = data.change;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
validate74.errors = [{instancePath:instancePath+"/change",schemaPath:"update-user.v1.schema.json/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!(((key1 === "role") || (key1 === "password")) || (key1 === "disabled"))){
validate74.errors = [{instancePath:instancePath+"/change",schemaPath:"update-user.v1.schema.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.role !== undefined){
let data3 = data2.role;
const _errs9 = errors;
if(typeof data3 !== "string"){
validate74.errors = [{instancePath:instancePath+"/change/role",schemaPath:"update-user.v1.schema.json/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data3 === "admin") || (data3 === "operator")) || (data3 === "auditor")) || (data3 === "viewer")) || (data3 === "guest"))){
validate74.errors = [{instancePath:instancePath+"/change/role",schemaPath:"update-user.v1.schema.json/properties/role/enum",keyword:"enum",params:{allowedValues: schema137.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.password !== undefined){
let data4 = data2.password;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(data4.length > 256 && func2(data4) > 256){
validate74.errors = [{instancePath:instancePath+"/change/password",schemaPath:"update-user.v1.schema.json/properties/password/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data4.length < 2 * 1 && func2(data4) < 1){
validate74.errors = [{instancePath:instancePath+"/change/password",schemaPath:"update-user.v1.schema.json/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/change/password",schemaPath:"update-user.v1.schema.json/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.disabled !== undefined){
const _errs13 = errors;
if(typeof data2.disabled !== "boolean"){
validate74.errors = [{instancePath:instancePath+"/change/disabled",schemaPath:"update-user.v1.schema.json/properties/disabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/change",schemaPath:"update-user.v1.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate74.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate74.errors = vErrors;
return errors === 0;
}

export const validateCheckLogin = validate77;

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.username === undefined) && (missing0 = "username")) || ((data.password === undefined) && (missing0 = "password"))) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate77.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "username") || (key0 === "password")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate77.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.username !== undefined){
let data0 = data.username;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 256 && func2(data0) > 256){
validate77.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate77.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data1 = data.password;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 512 && func2(data1) > 512){
validate77.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate77.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data2 = data.requestId;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate77.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data3 = data.traceparent;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate77.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate77.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate77.errors = vErrors;
return errors === 0;
}

export const validateCheckRefresh = validate78;

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.refreshToken === undefined) && (missing0 = "refreshToken")){
validate78.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "refreshToken") || (key0 === "requestId")) || (key0 === "traceparent"))){
validate78.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.refreshToken !== undefined){
let data0 = data.refreshToken;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 256 && func2(data0) > 256){
validate78.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate78.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate78.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data1 = data.requestId;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern7.test(data1)){
validate78.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate78.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data2 = data.traceparent;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
validate78.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate78.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate78.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate78.errors = vErrors;
return errors === 0;
}

export const validateClaimAttempt = validate79;
const pattern55 = new RegExp("^[A-Za-z0-9._/-]{1,128}$", "u");

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.attempt === undefined) && (missing0 = "attempt")) || ((data.worker === undefined) && (missing0 = "worker"))){
validate79.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "attempt") || (key0 === "worker"))){
validate79.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.attempt !== undefined){
let data0 = data.attempt;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate79.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
validate79.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate79.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.worker !== undefined){
let data1 = data.worker;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(!pattern55.test(data1)){
validate79.errors = [{instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._/-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._/-]{1,128}$"+"\""}];
return false;
}
}
else {
validate79.errors = [{instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate79.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate79.errors = vErrors;
return errors === 0;
}

export const validateClaimedAttempt = validate80;

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.attempt === undefined) && (missing0 = "attempt")){
validate80.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "attempt")){
validate80.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.attempt !== undefined){
let data0 = data.attempt;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate80.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
validate80.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate80.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
}
}
}
}
else {
validate80.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate80.errors = vErrors;
return errors === 0;
}

export const validateCreateApiKey = validate27;

export const validateCreateJob = validate81;

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.operation === undefined) && (missing0 = "operation")) || ((data.input === undefined) && (missing0 = "input"))){
validate81.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "operation" || key0 === "input" || key0 === "queue" || key0 === "priority" || key0 === "runAt" || key0 === "deadline" || key0 === "timeoutMs" || key0 === "maxAttempts" || key0 === "concurrencyKey" || key0 === "metadata")){
validate81.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate81.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data0)){
validate81.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data1 = data.queue;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern17.test(data1)){
validate81.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate81.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data2 = data.priority;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate81.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9 || isNaN(data2)){
validate81.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9},message:"must be <= 9"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate81.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runAt !== undefined){
let data3 = data.runAt;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(errors === _errs12){
if(typeof data3 === "string"){
if(data3.length > 32 && func2(data3) > 32){
validate81.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data3))){
validate81.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deadline !== undefined){
let data4 = data.deadline;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(errors === _errs15){
if(typeof data4 === "string"){
if(data4.length > 32 && func2(data4) > 32){
validate81.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate81.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined){
let data5 = data.timeoutMs;
const _errs17 = errors;
const _errs18 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate81.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 86400000 || isNaN(data5)){
validate81.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate81.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAttempts !== undefined){
let data6 = data.maxAttempts;
const _errs20 = errors;
const _errs21 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate81.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 100 || isNaN(data6)){
validate81.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate81.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.concurrencyKey !== undefined){
let data7 = data.concurrencyKey;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data7 === "string"){
if(data7.length > 128 && func2(data7) > 128){
validate81.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern18.test(data7)){
validate81.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:/@+-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:/@+-]{1,128}$"+"\""}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data8 = data.metadata;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 32){
validate81.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
else {
for(const key1 in data8){
const _errs29 = errors;
if(typeof key1 === "string"){
if(key1.length > 64 && func2(key1) > 64){
const err0 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid10 = _errs29 === errors;
if(!valid10){
const err1 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate81.errors = vErrors;
return false;
break;
}
}
if(valid10){
for(const key2 in data8){
let data9 = data8[key2];
const _errs31 = errors;
if(errors === _errs31){
if(typeof data9 === "string"){
if(data9.length > 512 && func2(data9) > 512){
validate81.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate81.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs31 === errors;
if(!valid11){
break;
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate81.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate81.errors = vErrors;
return errors === 0;
}

export const validateCreateJobsBatch = validate82;

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.jobs === undefined) && (missing0 = "jobs")){
validate82.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "jobs")){
validate82.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.jobs !== undefined){
let data0 = data.jobs;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate82.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
if(data0.length < 1){
validate82.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate81(data0[i0], {instancePath:instancePath+"/jobs/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate82.errors = [{instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate82.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate82.errors = vErrors;
return errors === 0;
}

export const validateCreateSchedule = validate31;

export const validateCreateTenant = validate40;

export const validateCreateUser = validate84;

function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.username === undefined) && (missing0 = "username")) || ((data.password === undefined) && (missing0 = "password"))) || ((data.role === undefined) && (missing0 = "role"))){
validate84.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "username") || (key0 === "password")) || (key0 === "role"))){
validate84.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.username !== undefined){
let data0 = data.username;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern31.test(data0)){
validate84.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"+"\""}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data1 = data.password;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
validate84.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate84.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.role !== undefined){
let data2 = data.role;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate84.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data2 === "admin") || (data2 === "operator")) || (data2 === "auditor")) || (data2 === "viewer")) || (data2 === "guest"))){
validate84.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema100.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate84.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate84.errors = vErrors;
return errors === 0;
}

export const validateDeadLetterList = validate85;

function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.id === undefined) && (missing0 = "id")) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.code === undefined) && (missing0 = "code"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))) || ((data.attempts === undefined) && (missing0 = "attempts"))) || ((data.failedAt === undefined) && (missing0 = "failedAt"))) || ((data.stream === undefined) && (missing0 = "stream"))) || ((data.consumer === undefined) && (missing0 = "consumer"))) || ((data.redrivable === undefined) && (missing0 = "redrivable"))) || ((data.redrives === undefined) && (missing0 = "redrives"))){
validate87.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "id" || key0 === "jobId" || key0 === "operation" || key0 === "reason" || key0 === "code" || key0 === "fingerprint" || key0 === "attempts" || key0 === "failedAt" || key0 === "stream" || key0 === "consumer" || key0 === "redrivable" || key0 === "redrives" || key0 === "redriveOf" || key0 === "redrivenAs")){
validate87.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate87.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.jobId !== undefined){
let data1 = data.jobId;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate87.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data2 = data.operation;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate87.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data2)){
validate87.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate87.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data3 = data.reason;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(data3.length > 4096 && func2(data3) > 4096){
validate87.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data4 = data.code;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(!pattern41.test(data4)){
validate87.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data5 = data.fingerprint;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data5 === "string"){
if(!pattern40.test(data5)){
validate87.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempts !== undefined){
let data6 = data.attempts;
const _errs17 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate87.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 2147483647 || isNaN(data6)){
validate87.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate87.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failedAt !== undefined){
let data7 = data.failedAt;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(errors === _errs20){
if(typeof data7 === "string"){
if(data7.length > 32 && func2(data7) > 32){
validate87.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data7))){
validate87.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate87.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stream !== undefined){
let data8 = data.stream;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(data8.length > 64 && func2(data8) > 64){
validate87.errors = [{instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.consumer !== undefined){
let data9 = data.consumer;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(data9.length > 128 && func2(data9) > 128){
validate87.errors = [{instancePath:instancePath+"/consumer",schemaPath:"#/properties/consumer/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/consumer",schemaPath:"#/properties/consumer/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redrivable !== undefined){
const _errs26 = errors;
if(typeof data.redrivable !== "boolean"){
validate87.errors = [{instancePath:instancePath+"/redrivable",schemaPath:"#/properties/redrivable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redrives !== undefined){
let data11 = data.redrives;
const _errs28 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate87.errors = [{instancePath:instancePath+"/redrives",schemaPath:"#/properties/redrives/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs28){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 3 || isNaN(data11)){
validate87.errors = [{instancePath:instancePath+"/redrives",schemaPath:"#/properties/redrives/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate87.errors = [{instancePath:instancePath+"/redrives",schemaPath:"#/properties/redrives/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redriveOf !== undefined){
let data12 = data.redriveOf;
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(errors === _errs31){
if(typeof data12 === "string"){
if(!(formats0.test(data12))){
validate87.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redrivenAs !== undefined){
let data13 = data.redrivenAs;
const _errs33 = errors;
const _errs34 = errors;
if(errors === _errs34){
if(errors === _errs34){
if(typeof data13 === "string"){
if(!(formats0.test(data13))){
validate87.errors = [{instancePath:instancePath+"/redrivenAs",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate87.errors = [{instancePath:instancePath+"/redrivenAs",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate87.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate87.errors = vErrors;
return errors === 0;
}


function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.fingerprint === undefined) && (missing0 = "fingerprint")) || ((data.code === undefined) && (missing0 = "code"))) || ((data.count === undefined) && (missing0 = "count"))) || ((data.firstFailedAt === undefined) && (missing0 = "firstFailedAt"))) || ((data.lastFailedAt === undefined) && (missing0 = "lastFailedAt"))) || ((data.sample === undefined) && (missing0 = "sample"))){
validate86.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "fingerprint") || (key0 === "code")) || (key0 === "operation")) || (key0 === "count")) || (key0 === "firstFailedAt")) || (key0 === "lastFailedAt")) || (key0 === "sample"))){
validate86.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.fingerprint !== undefined){
let data0 = data.fingerprint;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern40.test(data0)){
validate86.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""}];
return false;
}
}
else {
validate86.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data1 = data.code;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern41.test(data1)){
validate86.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate86.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data2 = data.operation;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate86.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data2)){
validate86.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate86.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.count !== undefined){
let data3 = data.count;
const _errs9 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate86.errors = [{instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 2147483647 || isNaN(data3)){
validate86.errors = [{instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate86.errors = [{instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.firstFailedAt !== undefined){
let data4 = data.firstFailedAt;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(errors === _errs12){
if(typeof data4 === "string"){
if(data4.length > 32 && func2(data4) > 32){
validate86.errors = [{instancePath:instancePath+"/firstFailedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate86.errors = [{instancePath:instancePath+"/firstFailedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate86.errors = [{instancePath:instancePath+"/firstFailedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastFailedAt !== undefined){
let data5 = data.lastFailedAt;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(errors === _errs15){
if(typeof data5 === "string"){
if(data5.length > 32 && func2(data5) > 32){
validate86.errors = [{instancePath:instancePath+"/lastFailedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data5))){
validate86.errors = [{instancePath:instancePath+"/lastFailedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate86.errors = [{instancePath:instancePath+"/lastFailedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sample !== undefined){
const _errs17 = errors;
if(!(validate87(data.sample, {instancePath:instancePath+"/sample",parentData:data,parentDataProperty:"sample",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate86.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate86.errors = vErrors;
return errors === 0;
}


function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate85.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate85.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate85.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
const _errs5 = errors;
let valid2 = false;
const _errs6 = errors;
if(!(validate86(data1, {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs7 = errors;
if(!(validate87(data1, {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err0 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate85.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs8 = errors;
const _errs9 = errors;
let valid3 = false;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs12 = errors;
if(data2 !== null){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err4 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate85.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate85.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate85.errors = vErrors;
return errors === 0;
}

export const validateDeadLetter = validate91;

function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.code === undefined) && (missing0 = "code"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))) || ((data.attempts === undefined) && (missing0 = "attempts"))) || ((data.failedAt === undefined) && (missing0 = "failedAt"))) || ((data.stream === undefined) && (missing0 = "stream"))) || ((data.consumer === undefined) && (missing0 = "consumer"))) || ((data.redrivable === undefined) && (missing0 = "redrivable"))) || ((data.redrives === undefined) && (missing0 = "redrives"))) || ((data.envelope === undefined) && (missing0 = "envelope"))){
validate91.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "id" || key0 === "jobId" || key0 === "operation" || key0 === "reason" || key0 === "code" || key0 === "fingerprint" || key0 === "attempts" || key0 === "failedAt" || key0 === "stream" || key0 === "consumer" || key0 === "redrivable" || key0 === "redrives" || key0 === "redriveOf" || key0 === "redrivenAs" || key0 === "envelope" || key0 === "raw")){
validate91.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate91.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.jobId !== undefined){
let data1 = data.jobId;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate91.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data2 = data.operation;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate91.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data2)){
validate91.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate91.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data3 = data.reason;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(data3.length > 4096 && func2(data3) > 4096){
validate91.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data4 = data.code;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(!pattern41.test(data4)){
validate91.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data5 = data.fingerprint;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data5 === "string"){
if(!pattern40.test(data5)){
validate91.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempts !== undefined){
let data6 = data.attempts;
const _errs17 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate91.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 2147483647 || isNaN(data6)){
validate91.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate91.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failedAt !== undefined){
let data7 = data.failedAt;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(errors === _errs20){
if(typeof data7 === "string"){
if(data7.length > 32 && func2(data7) > 32){
validate91.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data7))){
validate91.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate91.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stream !== undefined){
let data8 = data.stream;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(data8.length > 64 && func2(data8) > 64){
validate91.errors = [{instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.consumer !== undefined){
let data9 = data.consumer;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(data9.length > 128 && func2(data9) > 128){
validate91.errors = [{instancePath:instancePath+"/consumer",schemaPath:"#/properties/consumer/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/consumer",schemaPath:"#/properties/consumer/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redrivable !== undefined){
const _errs26 = errors;
if(typeof data.redrivable !== "boolean"){
validate91.errors = [{instancePath:instancePath+"/redrivable",schemaPath:"#/properties/redrivable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redrives !== undefined){
let data11 = data.redrives;
const _errs28 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate91.errors = [{instancePath:instancePath+"/redrives",schemaPath:"#/properties/redrives/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs28){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 3 || isNaN(data11)){
validate91.errors = [{instancePath:instancePath+"/redrives",schemaPath:"#/properties/redrives/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate91.errors = [{instancePath:instancePath+"/redrives",schemaPath:"#/properties/redrives/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redriveOf !== undefined){
let data12 = data.redriveOf;
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(errors === _errs31){
if(typeof data12 === "string"){
if(!(formats0.test(data12))){
validate91.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redrivenAs !== undefined){
let data13 = data.redrivenAs;
const _errs33 = errors;
const _errs34 = errors;
if(errors === _errs34){
if(errors === _errs34){
if(typeof data13 === "string"){
if(!(formats0.test(data13))){
validate91.errors = [{instancePath:instancePath+"/redrivenAs",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/redrivenAs",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.raw !== undefined){
let data14 = data.raw;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data14 === "string"){
if(data14.length > 1500000 && func2(data14) > 1500000){
validate91.errors = [{instancePath:instancePath+"/raw",schemaPath:"#/properties/raw/maxLength",keyword:"maxLength",params:{limit: 1500000},message:"must NOT have more than 1500000 characters"}];
return false;
}
}
else {
validate91.errors = [{instancePath:instancePath+"/raw",schemaPath:"#/properties/raw/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate91.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate91.errors = vErrors;
return errors === 0;
}

export const validateEndSession = validate92;

function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.principal === undefined) && (missing0 = "principal")) || ((data.tenantId === undefined) && (missing0 = "tenantId"))){
validate92.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "principal") || (key0 === "tenantId")) || (key0 === "sessionId")) || (key0 === "refreshToken")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate92.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate92.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate92.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate92.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantId !== undefined){
let data1 = data.tenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate92.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate92.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sessionId !== undefined){
let data2 = data.sessionId;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
validate92.errors = [{instancePath:instancePath+"/sessionId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate92.errors = [{instancePath:instancePath+"/sessionId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refreshToken !== undefined){
let data3 = data.refreshToken;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(data3.length > 256 && func2(data3) > 256){
validate92.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data3.length < 2 * 1 && func2(data3) < 1){
validate92.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate92.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data4 = data.requestId;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern7.test(data4)){
validate92.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate92.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data5 = data.traceparent;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(!pattern8.test(data5)){
validate92.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate92.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate92.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate92.errors = vErrors;
return errors === 0;
}

export const validateExecuteOperation = validate93;
const pattern71 = new RegExp("^[a-z][a-z0-9_.-]{0,63}$", "u");

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.operation === undefined) && (missing0 = "operation")) || ((data.inputs === undefined) && (missing0 = "inputs"))){
validate93.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "operation") || (key0 === "inputs")) || (key0 === "params")) || (key0 === "parent_id"))){
validate93.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern71.test(data0)){
validate93.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_.-]{0,63}$"},message:"must match pattern \""+"^[a-z][a-z0-9_.-]{0,63}$"+"\""}];
return false;
}
}
else {
validate93.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data1 = data.inputs;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
if(data1.length > 1000){
validate93.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
if(data1.length < 1){
validate93.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length > 2){
validate93.errors = [{instancePath:instancePath+"/inputs/" + i0,schemaPath:"#/properties/inputs/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data2.length < 2){
validate93.errors = [{instancePath:instancePath+"/inputs/" + i0,schemaPath:"#/properties/inputs/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
const _errs8 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate93.errors = [{instancePath:instancePath+"/inputs/" + i0+"/" + i1,schemaPath:"#/properties/inputs/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
}
}
else {
validate93.errors = [{instancePath:instancePath+"/inputs/" + i0,schemaPath:"#/properties/inputs/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate93.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.params !== undefined){
let data4 = data.params;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 16){
validate93.errors = [{instancePath:instancePath+"/params",schemaPath:"#/properties/params/maxProperties",keyword:"maxProperties",params:{limit: 16},message:"must NOT have more than 16 properties"}];
return false;
}
}
else {
validate93.errors = [{instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent_id !== undefined){
let data5 = data.parent_id;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(data5.length > 128 && func2(data5) > 128){
validate93.errors = [{instancePath:instancePath+"/parent_id",schemaPath:"#/properties/parent_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate93.errors = [{instancePath:instancePath+"/parent_id",schemaPath:"#/properties/parent_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate93.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate93.errors = vErrors;
return errors === 0;
}

export const validateExecutedOperation = validate94;
const schema179 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/executed-operation.v1.schema.json","title":"ExecutedOperation","description":"What the older clients get back.","type":"object","required":["result","coverage","invariant_passed","ledger_id"],"additionalProperties":false,"properties":{"result":{"type":"array","minItems":2,"maxItems":2,"items":{"type":["number","null"]}},"coverage":{"type":["number","null"],"description":"Relative uncertainty; the name is the older one."},"invariant_passed":{"type":"boolean"},"ledger_id":{"type":"string","maxLength":128}}};

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.result === undefined) && (missing0 = "result")) || ((data.coverage === undefined) && (missing0 = "coverage"))) || ((data.invariant_passed === undefined) && (missing0 = "invariant_passed"))) || ((data.ledger_id === undefined) && (missing0 = "ledger_id"))){
validate94.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "result") || (key0 === "coverage")) || (key0 === "invariant_passed")) || (key0 === "ledger_id"))){
validate94.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.result !== undefined){
let data0 = data.result;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 2){
validate94.errors = [{instancePath:instancePath+"/result",schemaPath:"#/properties/result/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data0.length < 2){
validate94.errors = [{instancePath:instancePath+"/result",schemaPath:"#/properties/result/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if((!((typeof data1 == "number") && (isFinite(data1)))) && (data1 !== null)){
validate94.errors = [{instancePath:instancePath+"/result/" + i0,schemaPath:"#/properties/result/items/type",keyword:"type",params:{type: schema179.properties.result.items.type},message:"must be number,null"}];
return false;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate94.errors = [{instancePath:instancePath+"/result",schemaPath:"#/properties/result/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.coverage !== undefined){
let data2 = data.coverage;
const _errs6 = errors;
if((!((typeof data2 == "number") && (isFinite(data2)))) && (data2 !== null)){
validate94.errors = [{instancePath:instancePath+"/coverage",schemaPath:"#/properties/coverage/type",keyword:"type",params:{type: schema179.properties.coverage.type},message:"must be number,null"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.invariant_passed !== undefined){
const _errs8 = errors;
if(typeof data.invariant_passed !== "boolean"){
validate94.errors = [{instancePath:instancePath+"/invariant_passed",schemaPath:"#/properties/invariant_passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ledger_id !== undefined){
let data4 = data.ledger_id;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(data4.length > 128 && func2(data4) > 128){
validate94.errors = [{instancePath:instancePath+"/ledger_id",schemaPath:"#/properties/ledger_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate94.errors = [{instancePath:instancePath+"/ledger_id",schemaPath:"#/properties/ledger_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate94.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate94.errors = vErrors;
return errors === 0;
}

export const validateHealth = validate95;
const schema180 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/health.v1.schema.json","title":"Health","description":"How the system is; components only for callers who may see them.","type":"object","required":["status"],"additionalProperties":false,"properties":{"status":{"enum":["HEALTHY","DEGRADED","UNHEALTHY","UNKNOWN"],"type":"string"},"road":{"type":"string","enum":["jetstream","http"]},"version":{"type":"string"},"uptimeS":{"type":"number"},"components":{"type":"object","additionalProperties":{"type":"object","required":["status"],"additionalProperties":false,"properties":{"status":{"enum":["HEALTHY","DEGRADED","UNHEALTHY","UNKNOWN"],"type":"string"},"reason":{"type":"string"},"latencyMs":{"type":"number"}}}}}};

function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.status === undefined) && (missing0 = "status")){
validate95.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "status") || (key0 === "road")) || (key0 === "version")) || (key0 === "uptimeS")) || (key0 === "components"))){
validate95.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.status !== undefined){
let data0 = data.status;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate95.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data0 === "HEALTHY") || (data0 === "DEGRADED")) || (data0 === "UNHEALTHY")) || (data0 === "UNKNOWN"))){
validate95.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema180.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.road !== undefined){
let data1 = data.road;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate95.errors = [{instancePath:instancePath+"/road",schemaPath:"#/properties/road/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data1 === "jetstream") || (data1 === "http"))){
validate95.errors = [{instancePath:instancePath+"/road",schemaPath:"#/properties/road/enum",keyword:"enum",params:{allowedValues: schema180.properties.road.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs6 = errors;
if(typeof data.version !== "string"){
validate95.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uptimeS !== undefined){
let data3 = data.uptimeS;
const _errs8 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate95.errors = [{instancePath:instancePath+"/uptimeS",schemaPath:"#/properties/uptimeS/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.components !== undefined){
let data4 = data.components;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
const _errs13 = errors;
if(errors === _errs13){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((data5.status === undefined) && (missing1 = "status")){
validate95.errors = [{instancePath:instancePath+"/components/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/components/additionalProperties/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key2 in data5){
if(!(((key2 === "status") || (key2 === "reason")) || (key2 === "latencyMs"))){
validate95.errors = [{instancePath:instancePath+"/components/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/components/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data5.status !== undefined){
let data6 = data5.status;
const _errs16 = errors;
if(typeof data6 !== "string"){
validate95.errors = [{instancePath:instancePath+"/components/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/status",schemaPath:"#/properties/components/additionalProperties/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data6 === "HEALTHY") || (data6 === "DEGRADED")) || (data6 === "UNHEALTHY")) || (data6 === "UNKNOWN"))){
validate95.errors = [{instancePath:instancePath+"/components/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/status",schemaPath:"#/properties/components/additionalProperties/properties/status/enum",keyword:"enum",params:{allowedValues: schema180.properties.components.additionalProperties.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.reason !== undefined){
const _errs18 = errors;
if(typeof data5.reason !== "string"){
validate95.errors = [{instancePath:instancePath+"/components/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/reason",schemaPath:"#/properties/components/additionalProperties/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.latencyMs !== undefined){
let data8 = data5.latencyMs;
const _errs20 = errors;
if(!((typeof data8 == "number") && (isFinite(data8)))){
validate95.errors = [{instancePath:instancePath+"/components/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/latencyMs",schemaPath:"#/properties/components/additionalProperties/properties/latencyMs/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate95.errors = [{instancePath:instancePath+"/components/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/components/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs13 === errors;
if(!valid1){
break;
}
}
}
else {
validate95.errors = [{instancePath:instancePath+"/components",schemaPath:"#/properties/components/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate95.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate95.errors = vErrors;
return errors === 0;
}

export const validateIdentity = validate23;

export const validateJobAttempts = validate96;
const schema182 = {"description":"One try at a job; what it has not come to yet is null.","type":"object","required":["attempt","worker","startedAt","finishedAt","outcome","error"],"additionalProperties":false,"properties":{"attempt":{"$ref":"../primitives.v1.schema.json#/$defs/attempt"},"worker":{"anyOf":[{"type":"string","maxLength":128},{"type":"null"}],"description":"Who made the attempt; null until it is known."},"startedAt":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},{"type":"null"}]},"finishedAt":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},{"type":"null"}]},"outcome":{"enum":["succeeded","failed","cancelled","expired",null],"description":"null while it is under way."},"error":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/jobError"},{"type":"null"}]}}};

function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.attempt === undefined) && (missing0 = "attempt")) || ((data.worker === undefined) && (missing0 = "worker"))) || ((data.startedAt === undefined) && (missing0 = "startedAt"))) || ((data.finishedAt === undefined) && (missing0 = "finishedAt"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.error === undefined) && (missing0 = "error"))){
validate97.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "attempt") || (key0 === "worker")) || (key0 === "startedAt")) || (key0 === "finishedAt")) || (key0 === "outcome")) || (key0 === "error"))){
validate97.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.attempt !== undefined){
let data0 = data.attempt;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate97.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
validate97.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate97.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.worker !== undefined){
let data1 = data.worker;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(data1.length > 128 && func2(data1) > 128){
const err0 = {instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data1 !== null){
const err2 = {instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedAt !== undefined){
let data2 = data.startedAt;
const _errs11 = errors;
const _errs12 = errors;
let valid3 = false;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data2 === "string"){
if(data2.length > 32 && func2(data2) > 32){
const err4 = {instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
if(!(formats2.test(data2))){
const err5 = {instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
var _valid1 = _errs13 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs16 = errors;
if(data2 !== null){
const err7 = {instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid1 = _errs16 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err8 = {instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finishedAt !== undefined){
let data3 = data.finishedAt;
const _errs18 = errors;
const _errs19 = errors;
let valid5 = false;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data3 === "string"){
if(data3.length > 32 && func2(data3) > 32){
const err9 = {instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(!(formats2.test(data3))){
const err10 = {instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
var _valid2 = _errs20 === errors;
valid5 = valid5 || _valid2;
if(!valid5){
const _errs23 = errors;
if(data3 !== null){
const err12 = {instancePath:instancePath+"/finishedAt",schemaPath:"#/properties/finishedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid5 = valid5 || _valid2;
}
if(!valid5){
const err13 = {instancePath:instancePath+"/finishedAt",schemaPath:"#/properties/finishedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data4 = data.outcome;
const _errs25 = errors;
if(!(((((data4 === "succeeded") || (data4 === "failed")) || (data4 === "cancelled")) || (data4 === "expired")) || (data4 === null))){
validate97.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema182.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
let data5 = data.error;
const _errs26 = errors;
const _errs27 = errors;
let valid7 = false;
const _errs28 = errors;
const _errs29 = errors;
if(errors === _errs29){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.code === undefined) && (missing1 = "code")) || ((data5.message === undefined) && (missing1 = "message"))){
const err14 = {instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
const _errs31 = errors;
for(const key1 in data5){
if(!(((key1 === "code") || (key1 === "message")) || (key1 === "path"))){
const err15 = {instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
}
if(_errs31 === errors){
if(data5.code !== undefined){
let data6 = data5.code;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data6 === "string"){
if(!pattern41.test(data6)){
const err16 = {instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data5.message !== undefined){
let data7 = data5.message;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data7 === "string"){
if(data7.length > 4096 && func2(data7) > 4096){
const err18 = {instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid9 = _errs34 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data5.path !== undefined){
let data8 = data5.path;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data8 === "string"){
if(data8.length > 512 && func2(data8) > 512){
const err20 = {instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var valid9 = _errs36 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid3 = _errs28 === errors;
valid7 = valid7 || _valid3;
if(!valid7){
const _errs38 = errors;
if(data5 !== null){
const err23 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid3 = _errs38 === errors;
valid7 = valid7 || _valid3;
}
if(!valid7){
const err24 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate97.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate97.errors = vErrors;
return errors === 0;
}


function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate96.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate96.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate96.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate97(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate96.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate96.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate96.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate96.errors = vErrors;
return errors === 0;
}

export const validateJobList = validate99;
const schema193 = {"type":"string","enum":["scheduled","queued","dispatched","running","retrying","succeeded","failed","cancelled","expired","dead_lettered"]};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.tenantId === undefined) && (missing0 = "tenantId"))) || ((data.operation === undefined) && (missing0 = "operation"))) || ((data.queue === undefined) && (missing0 = "queue"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.maxAttempts === undefined) && (missing0 = "maxAttempts"))) || ((data.priority === undefined) && (missing0 = "priority"))) || ((data.input === undefined) && (missing0 = "input"))) || ((data.output === undefined) && (missing0 = "output"))) || ((data.error === undefined) && (missing0 = "error"))) || ((data.progress === undefined) && (missing0 = "progress"))) || ((data.createdAt === undefined) && (missing0 = "createdAt"))) || ((data.startedAt === undefined) && (missing0 = "startedAt"))) || ((data.finishedAt === undefined) && (missing0 = "finishedAt"))) || ((data.ledger === undefined) && (missing0 = "ledger"))){
validate100.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "id" || key0 === "tenantId" || key0 === "operation" || key0 === "queue" || key0 === "state" || key0 === "attempt" || key0 === "maxAttempts" || key0 === "priority" || key0 === "input" || key0 === "output" || key0 === "error" || key0 === "progress" || key0 === "createdAt" || key0 === "startedAt" || key0 === "finishedAt" || key0 === "runAt" || key0 === "deadline" || key0 === "timeoutMs" || key0 === "concurrencyKey" || key0 === "metadata" || key0 === "ledger" || key0 === "redriveOf")){
validate100.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate100.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate100.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantId !== undefined){
let data1 = data.tenantId;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate100.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate100.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data2 = data.operation;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate100.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data2)){
validate100.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data3 = data.queue;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern17.test(data3)){
validate100.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate100.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data4 = data.state;
const _errs14 = errors;
if(typeof data4 !== "string"){
validate100.errors = [{instancePath:instancePath+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((((((data4 === "scheduled") || (data4 === "queued")) || (data4 === "dispatched")) || (data4 === "running")) || (data4 === "retrying")) || (data4 === "succeeded")) || (data4 === "failed")) || (data4 === "cancelled")) || (data4 === "expired")) || (data4 === "dead_lettered"))){
validate100.errors = [{instancePath:instancePath+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/enum",keyword:"enum",params:{allowedValues: schema193.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data5 = data.attempt;
const _errs17 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate100.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1000 || isNaN(data5)){
validate100.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate100.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAttempts !== undefined){
let data6 = data.maxAttempts;
const _errs19 = errors;
const _errs20 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate100.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 100 || isNaN(data6)){
validate100.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate100.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data7 = data.priority;
const _errs22 = errors;
const _errs23 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate100.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9 || isNaN(data7)){
validate100.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9},message:"must be <= 9"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate100.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
let data8 = data.error;
const _errs25 = errors;
const _errs26 = errors;
let valid8 = false;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((data8.code === undefined) && (missing1 = "code")) || ((data8.message === undefined) && (missing1 = "message"))){
const err0 = {instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs30 = errors;
for(const key1 in data8){
if(!(((key1 === "code") || (key1 === "message")) || (key1 === "path"))){
const err1 = {instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs30 === errors){
if(data8.code !== undefined){
let data9 = data8.code;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data9 === "string"){
if(!pattern41.test(data9)){
const err2 = {instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid10 = _errs31 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data8.message !== undefined){
let data10 = data8.message;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data10 === "string"){
if(data10.length > 4096 && func2(data10) > 4096){
const err4 = {instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid10 = _errs33 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data8.path !== undefined){
let data11 = data8.path;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data11 === "string"){
if(data11.length > 512 && func2(data11) > 512){
const err6 = {instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid10 = _errs35 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
else {
const err8 = {instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid0 = _errs27 === errors;
valid8 = valid8 || _valid0;
if(!valid8){
const _errs37 = errors;
if(data8 !== null){
const err9 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs37 === errors;
valid8 = valid8 || _valid0;
}
if(!valid8){
const err10 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate100.errors = vErrors;
return false;
}
else {
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.progress !== undefined){
let data12 = data.progress;
const _errs39 = errors;
const _errs40 = errors;
let valid11 = false;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing2;
if((data12.sequence === undefined) && (missing2 = "sequence")){
const err11 = {instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
const _errs44 = errors;
for(const key2 in data12){
if(!(((key2 === "sequence") || (key2 === "fraction")) || (key2 === "message"))){
const err12 = {instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
break;
}
}
if(_errs44 === errors){
if(data12.sequence !== undefined){
let data13 = data12.sequence;
const _errs45 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err13 = {instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(errors === _errs45){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 2147483647 || isNaN(data13)){
const err14 = {instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
if(data13 < 1 || isNaN(data13)){
const err15 = {instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
var valid13 = _errs45 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data12.fraction !== undefined){
let data14 = data12.fraction;
const _errs47 = errors;
if(errors === _errs47){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 1 || isNaN(data14)){
const err16 = {instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
if(data14 < 0 || isNaN(data14)){
const err17 = {instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var valid13 = _errs47 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data12.message !== undefined){
let data15 = data12.message;
const _errs49 = errors;
if(errors === _errs49){
if(typeof data15 === "string"){
if(data15.length > 512 && func2(data15) > 512){
const err19 = {instancePath:instancePath+"/progress/message",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/message/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/progress/message",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid13 = _errs49 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var _valid1 = _errs41 === errors;
valid11 = valid11 || _valid1;
if(!valid11){
const _errs51 = errors;
if(data12 !== null){
const err22 = {instancePath:instancePath+"/progress",schemaPath:"#/properties/progress/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid1 = _errs51 === errors;
valid11 = valid11 || _valid1;
}
if(!valid11){
const err23 = {instancePath:instancePath+"/progress",schemaPath:"#/properties/progress/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
validate100.errors = vErrors;
return false;
}
else {
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
let data16 = data.createdAt;
const _errs53 = errors;
const _errs54 = errors;
if(errors === _errs54){
if(errors === _errs54){
if(typeof data16 === "string"){
if(data16.length > 32 && func2(data16) > 32){
validate100.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data16))){
validate100.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedAt !== undefined){
let data17 = data.startedAt;
const _errs56 = errors;
const _errs57 = errors;
let valid15 = false;
const _errs58 = errors;
const _errs59 = errors;
if(errors === _errs59){
if(errors === _errs59){
if(typeof data17 === "string"){
if(data17.length > 32 && func2(data17) > 32){
const err24 = {instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
if(!(formats2.test(data17))){
const err25 = {instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
var _valid2 = _errs58 === errors;
valid15 = valid15 || _valid2;
if(!valid15){
const _errs61 = errors;
if(data17 !== null){
const err27 = {instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid2 = _errs61 === errors;
valid15 = valid15 || _valid2;
}
if(!valid15){
const err28 = {instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
validate100.errors = vErrors;
return false;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs56 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finishedAt !== undefined){
let data18 = data.finishedAt;
const _errs63 = errors;
const _errs64 = errors;
let valid17 = false;
const _errs65 = errors;
const _errs66 = errors;
if(errors === _errs66){
if(errors === _errs66){
if(typeof data18 === "string"){
if(data18.length > 32 && func2(data18) > 32){
const err29 = {instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
if(!(formats2.test(data18))){
const err30 = {instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
var _valid3 = _errs65 === errors;
valid17 = valid17 || _valid3;
if(!valid17){
const _errs68 = errors;
if(data18 !== null){
const err32 = {instancePath:instancePath+"/finishedAt",schemaPath:"#/properties/finishedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid3 = _errs68 === errors;
valid17 = valid17 || _valid3;
}
if(!valid17){
const err33 = {instancePath:instancePath+"/finishedAt",schemaPath:"#/properties/finishedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
validate100.errors = vErrors;
return false;
}
else {
errors = _errs64;
if(vErrors !== null){
if(_errs64){
vErrors.length = _errs64;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runAt !== undefined){
let data19 = data.runAt;
const _errs70 = errors;
const _errs71 = errors;
if(errors === _errs71){
if(errors === _errs71){
if(typeof data19 === "string"){
if(data19.length > 32 && func2(data19) > 32){
validate100.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data19))){
validate100.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs70 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deadline !== undefined){
let data20 = data.deadline;
const _errs73 = errors;
const _errs74 = errors;
if(errors === _errs74){
if(errors === _errs74){
if(typeof data20 === "string"){
if(data20.length > 32 && func2(data20) > 32){
validate100.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data20))){
validate100.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs73 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined){
let data21 = data.timeoutMs;
const _errs76 = errors;
const _errs77 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate100.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs77){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 86400000 || isNaN(data21)){
validate100.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data21 < 1 || isNaN(data21)){
validate100.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs76 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.concurrencyKey !== undefined){
let data22 = data.concurrencyKey;
const _errs79 = errors;
const _errs80 = errors;
if(errors === _errs80){
if(typeof data22 === "string"){
if(data22.length > 128 && func2(data22) > 128){
validate100.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern18.test(data22)){
validate100.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:/@+-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:/@+-]{1,128}$"+"\""}];
return false;
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs79 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data23 = data.metadata;
const _errs82 = errors;
const _errs83 = errors;
if(errors === _errs83){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(Object.keys(data23).length > 32){
validate100.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
else {
for(const key3 in data23){
const _errs85 = errors;
if(typeof key3 === "string"){
if(key3.length > 64 && func2(key3) > 64){
const err34 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid24 = _errs85 === errors;
if(!valid24){
const err35 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
validate100.errors = vErrors;
return false;
break;
}
}
if(valid24){
for(const key4 in data23){
let data24 = data23[key4];
const _errs87 = errors;
if(errors === _errs87){
if(typeof data24 === "string"){
if(data24.length > 512 && func2(data24) > 512){
validate100.errors = [{instancePath:instancePath+"/metadata/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate100.errors = [{instancePath:instancePath+"/metadata/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid25 = _errs87 === errors;
if(!valid25){
break;
}
}
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs82 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ledger !== undefined){
let data25 = data.ledger;
const _errs89 = errors;
const _errs90 = errors;
let valid26 = false;
const _errs91 = errors;
if(errors === _errs91){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing3;
if(((data25.index === undefined) && (missing3 = "index")) || ((data25.logId === undefined) && (missing3 = "logId"))){
const err36 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/anyOf/0/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
else {
const _errs93 = errors;
for(const key5 in data25){
if(!((key5 === "index") || (key5 === "logId"))){
const err37 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
break;
}
}
if(_errs93 === errors){
if(data25.index !== undefined){
let data26 = data25.index;
const _errs94 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err38 = {instancePath:instancePath+"/ledger/index",schemaPath:"#/properties/ledger/anyOf/0/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(errors === _errs94){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 9007199254740991 || isNaN(data26)){
const err39 = {instancePath:instancePath+"/ledger/index",schemaPath:"#/properties/ledger/anyOf/0/properties/index/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
else {
if(data26 < 0 || isNaN(data26)){
const err40 = {instancePath:instancePath+"/ledger/index",schemaPath:"#/properties/ledger/anyOf/0/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
}
var valid27 = _errs94 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data25.logId !== undefined){
let data27 = data25.logId;
const _errs96 = errors;
if(errors === _errs96){
if(typeof data27 === "string"){
if(data27.length > 128 && func2(data27) > 128){
const err41 = {instancePath:instancePath+"/ledger/logId",schemaPath:"#/properties/ledger/anyOf/0/properties/logId/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/ledger/logId",schemaPath:"#/properties/ledger/anyOf/0/properties/logId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var valid27 = _errs96 === errors;
}
else {
var valid27 = true;
}
}
}
}
}
else {
const err43 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/anyOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
var _valid4 = _errs91 === errors;
valid26 = valid26 || _valid4;
if(!valid26){
const _errs98 = errors;
if(data25 !== null){
const err44 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid4 = _errs98 === errors;
valid26 = valid26 || _valid4;
}
if(!valid26){
const err45 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
validate100.errors = vErrors;
return false;
}
else {
errors = _errs90;
if(vErrors !== null){
if(_errs90){
vErrors.length = _errs90;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs89 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redriveOf !== undefined){
let data28 = data.redriveOf;
const _errs100 = errors;
const _errs101 = errors;
if(errors === _errs101){
if(errors === _errs101){
if(typeof data28 === "string"){
if(!(formats0.test(data28))){
validate100.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate100.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs100 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate100.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate100.errors = vErrors;
return errors === 0;
}


function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate99.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate99.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate99.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate100(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate99.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate99.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate99.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate99.errors = vErrors;
return errors === 0;
}

export const validateJob = validate100;

export const validateJobsBatch = validate102;

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.items === undefined) && (missing0 = "items")){
validate102.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "items")){
validate102.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate102.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
const _errs5 = errors;
let valid2 = false;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.id === undefined) && (missing1 = "id")) || ((data1.state === undefined) && (missing1 = "state"))){
const err0 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs8 = errors;
for(const key1 in data1){
if(!((key1 === "id") || (key1 === "state"))){
const err1 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs8 === errors){
if(data1.id !== undefined){
let data2 = data1.id;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
const err2 = {instancePath:instancePath+"/items/" + i0+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/items/" + i0+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.state !== undefined){
let data3 = data1.state;
const _errs12 = errors;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/items/" + i0+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!((((((((((data3 === "scheduled") || (data3 === "queued")) || (data3 === "dispatched")) || (data3 === "running")) || (data3 === "retrying")) || (data3 === "succeeded")) || (data3 === "failed")) || (data3 === "cancelled")) || (data3 === "expired")) || (data3 === "dead_lettered"))){
const err5 = {instancePath:instancePath+"/items/" + i0+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/enum",keyword:"enum",params:{allowedValues: schema193.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs15 = errors;
if(errors === _errs15){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing2;
if((data1.error === undefined) && (missing2 = "error")){
const err7 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf/1/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
const _errs17 = errors;
for(const key2 in data1){
if(!(key2 === "error")){
const err8 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
}
if(_errs17 === errors){
if(data1.error !== undefined){
let data4 = data1.error;
const _errs19 = errors;
if(errors === _errs19){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing3;
if((((((data4.type === undefined) && (missing3 = "type")) || ((data4.title === undefined) && (missing3 = "title"))) || ((data4.status === undefined) && (missing3 = "status"))) || ((data4.code === undefined) && (missing3 = "code"))) || ((data4.requestId === undefined) && (missing3 = "requestId"))){
const err9 = {instancePath:instancePath+"/items/" + i0+"/error",schemaPath:"problem.v1.schema.json/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(data4.type !== undefined){
let data5 = data4.type;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data5 === "string"){
if(data5.length > 256 && func2(data5) > 256){
const err10 = {instancePath:instancePath+"/items/" + i0+"/error/type",schemaPath:"problem.v1.schema.json/properties/type/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/items/" + i0+"/error/type",schemaPath:"problem.v1.schema.json/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid8 = _errs21 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4.title !== undefined){
let data6 = data4.title;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data6 === "string"){
if(data6.length > 256 && func2(data6) > 256){
const err12 = {instancePath:instancePath+"/items/" + i0+"/error/title",schemaPath:"problem.v1.schema.json/properties/title/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/items/" + i0+"/error/title",schemaPath:"problem.v1.schema.json/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid8 = _errs23 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4.status !== undefined){
let data7 = data4.status;
const _errs25 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/items/" + i0+"/error/status",schemaPath:"problem.v1.schema.json/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(errors === _errs25){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 599 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/items/" + i0+"/error/status",schemaPath:"problem.v1.schema.json/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data7 < 400 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/items/" + i0+"/error/status",schemaPath:"problem.v1.schema.json/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 400},message:"must be >= 400"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
var valid8 = _errs25 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4.detail !== undefined){
let data8 = data4.detail;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data8 === "string"){
if(data8.length > 4096 && func2(data8) > 4096){
const err17 = {instancePath:instancePath+"/items/" + i0+"/error/detail",schemaPath:"problem.v1.schema.json/properties/detail/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/items/" + i0+"/error/detail",schemaPath:"problem.v1.schema.json/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var valid8 = _errs27 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4.code !== undefined){
let data9 = data4.code;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data9 === "string"){
if(!pattern41.test(data9)){
const err19 = {instancePath:instancePath+"/items/" + i0+"/error/code",schemaPath:"problem.v1.schema.json/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/items/" + i0+"/error/code",schemaPath:"problem.v1.schema.json/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid8 = _errs29 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4.requestId !== undefined){
let data10 = data4.requestId;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data10 === "string"){
if(data10.length > 128 && func2(data10) > 128){
const err21 = {instancePath:instancePath+"/items/" + i0+"/error/requestId",schemaPath:"problem.v1.schema.json/properties/requestId/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/items/" + i0+"/error/requestId",schemaPath:"problem.v1.schema.json/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid8 = _errs31 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4.instance !== undefined){
let data11 = data4.instance;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data11 === "string"){
if(data11.length > 512 && func2(data11) > 512){
const err23 = {instancePath:instancePath+"/items/" + i0+"/error/instance",schemaPath:"problem.v1.schema.json/properties/instance/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/items/" + i0+"/error/instance",schemaPath:"problem.v1.schema.json/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid8 = _errs33 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4["violated-policies"] !== undefined){
let data12 = data4["violated-policies"];
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data12)){
if(data12.length > 8){
const err25 = {instancePath:instancePath+"/items/" + i0+"/error/violated-policies",schemaPath:"problem.v1.schema.json/properties/violated-policies/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
else {
var valid9 = true;
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
const _errs37 = errors;
if(errors === _errs37){
if(typeof data13 === "string"){
if(data13.length > 64 && func2(data13) > 64){
const err26 = {instancePath:instancePath+"/items/" + i0+"/error/violated-policies/" + i1,schemaPath:"problem.v1.schema.json/properties/violated-policies/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/items/" + i0+"/error/violated-policies/" + i1,schemaPath:"problem.v1.schema.json/properties/violated-policies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var valid9 = _errs37 === errors;
if(!valid9){
break;
}
}
}
}
else {
const err28 = {instancePath:instancePath+"/items/" + i0+"/error/violated-policies",schemaPath:"problem.v1.schema.json/properties/violated-policies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid8 = _errs35 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data4.errors !== undefined){
let data14 = data4.errors;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data14)){
if(data14.length > 100){
const err29 = {instancePath:instancePath+"/items/" + i0+"/error/errors",schemaPath:"problem.v1.schema.json/properties/errors/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
var valid10 = true;
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
let data15 = data14[i2];
const _errs41 = errors;
if(errors === _errs41){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing4;
if(((data15.path === undefined) && (missing4 = "path")) || ((data15.message === undefined) && (missing4 = "message"))){
const err30 = {instancePath:instancePath+"/items/" + i0+"/error/errors/" + i2,schemaPath:"problem.v1.schema.json/properties/errors/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
const _errs43 = errors;
for(const key3 in data15){
if(!((key3 === "path") || (key3 === "message"))){
const err31 = {instancePath:instancePath+"/items/" + i0+"/error/errors/" + i2,schemaPath:"problem.v1.schema.json/properties/errors/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
break;
}
}
if(_errs43 === errors){
if(data15.path !== undefined){
let data16 = data15.path;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data16 === "string"){
if(data16.length > 1024 && func2(data16) > 1024){
const err32 = {instancePath:instancePath+"/items/" + i0+"/error/errors/" + i2+"/path",schemaPath:"problem.v1.schema.json/properties/errors/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/items/" + i0+"/error/errors/" + i2+"/path",schemaPath:"problem.v1.schema.json/properties/errors/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var valid11 = _errs44 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data15.message !== undefined){
let data17 = data15.message;
const _errs46 = errors;
if(errors === _errs46){
if(typeof data17 === "string"){
if(data17.length > 1024 && func2(data17) > 1024){
const err34 = {instancePath:instancePath+"/items/" + i0+"/error/errors/" + i2+"/message",schemaPath:"problem.v1.schema.json/properties/errors/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/items/" + i0+"/error/errors/" + i2+"/message",schemaPath:"problem.v1.schema.json/properties/errors/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var valid11 = _errs46 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/items/" + i0+"/error/errors/" + i2,schemaPath:"problem.v1.schema.json/properties/errors/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var valid10 = _errs41 === errors;
if(!valid10){
break;
}
}
}
}
else {
const err37 = {instancePath:instancePath+"/items/" + i0+"/error/errors",schemaPath:"problem.v1.schema.json/properties/errors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var valid8 = _errs39 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
const err38 = {instancePath:instancePath+"/items/" + i0+"/error",schemaPath:"problem.v1.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
}
}
}
else {
const err39 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var _valid0 = _errs15 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err40 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
validate102.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate102.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate102.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate102.errors = vErrors;
return errors === 0;
}

export const validateJsonWebKeySet = validate103;
const schema211 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/json-web-key-set.v1.schema.json","title":"JsonWebKeySet","description":"The public keys that access tokens are signed with (RFC 7517).","type":"object","required":["keys"],"additionalProperties":false,"properties":{"keys":{"type":"array","maxItems":16,"items":{"type":"object","required":["kty","crv","kid","x","alg","use"],"additionalProperties":false,"properties":{"kty":{"type":"string","enum":["OKP"]},"crv":{"type":"string","enum":["Ed25519"]},"kid":{"type":"string","minLength":1,"maxLength":128},"x":{"type":"string","pattern":"^[A-Za-z0-9_-]{43}$"},"alg":{"type":"string","enum":["EdDSA"]},"use":{"type":"string","enum":["sig"]}}}}}};
const pattern78 = new RegExp("^[A-Za-z0-9_-]{43}$", "u");

function validate103(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.keys === undefined) && (missing0 = "keys")){
validate103.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "keys")){
validate103.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.keys !== undefined){
let data0 = data.keys;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 16){
validate103.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((((((data1.kty === undefined) && (missing1 = "kty")) || ((data1.crv === undefined) && (missing1 = "crv"))) || ((data1.kid === undefined) && (missing1 = "kid"))) || ((data1.x === undefined) && (missing1 = "x"))) || ((data1.alg === undefined) && (missing1 = "alg"))) || ((data1.use === undefined) && (missing1 = "use"))){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!((((((key1 === "kty") || (key1 === "crv")) || (key1 === "kid")) || (key1 === "x")) || (key1 === "alg")) || (key1 === "use"))){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.kty !== undefined){
let data2 = data1.kty;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/kty",schemaPath:"#/properties/keys/items/properties/kty/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data2 === "OKP")){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/kty",schemaPath:"#/properties/keys/items/properties/kty/enum",keyword:"enum",params:{allowedValues: schema211.properties.keys.items.properties.kty.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.crv !== undefined){
let data3 = data1.crv;
const _errs9 = errors;
if(typeof data3 !== "string"){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/crv",schemaPath:"#/properties/keys/items/properties/crv/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data3 === "Ed25519")){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/crv",schemaPath:"#/properties/keys/items/properties/crv/enum",keyword:"enum",params:{allowedValues: schema211.properties.keys.items.properties.crv.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.kid !== undefined){
let data4 = data1.kid;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(data4.length > 128 && func2(data4) > 128){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/kid",schemaPath:"#/properties/keys/items/properties/kid/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data4.length < 2 * 1 && func2(data4) < 1){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/kid",schemaPath:"#/properties/keys/items/properties/kid/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/kid",schemaPath:"#/properties/keys/items/properties/kid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.x !== undefined){
let data5 = data1.x;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern78.test(data5)){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/x",schemaPath:"#/properties/keys/items/properties/x/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{43}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{43}$"+"\""}];
return false;
}
}
else {
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/x",schemaPath:"#/properties/keys/items/properties/x/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.alg !== undefined){
let data6 = data1.alg;
const _errs15 = errors;
if(typeof data6 !== "string"){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/alg",schemaPath:"#/properties/keys/items/properties/alg/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data6 === "EdDSA")){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/alg",schemaPath:"#/properties/keys/items/properties/alg/enum",keyword:"enum",params:{allowedValues: schema211.properties.keys.items.properties.alg.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.use !== undefined){
let data7 = data1.use;
const _errs17 = errors;
if(typeof data7 !== "string"){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/use",schemaPath:"#/properties/keys/items/properties/use/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data7 === "sig")){
validate103.errors = [{instancePath:instancePath+"/keys/" + i0+"/use",schemaPath:"#/properties/keys/items/properties/use/enum",keyword:"enum",params:{allowedValues: schema211.properties.keys.items.properties.use.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
validate103.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate103.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate103.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate103.errors = vErrors;
return errors === 0;
}

export const validateListApiKeysQuery = validate104;
const schema212 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/list-api-keys-query.v1.schema.json","title":"ListApiKeysQuery","description":"The page of a list of API keys; all values are strings, as they stand in a URL.","type":"object","required":[],"additionalProperties":false,"properties":{"limit":{"type":"string","pattern":"^([1-9][0-9]?|[1-4][0-9]{2}|500)$","description":"1 to 500; 50 when absent."},"cursor":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,128}$"},"state":{"type":"string","enum":["active","expired","revoked"],"description":"All that are not revoked when absent."}}};
const pattern79 = new RegExp("^([1-9][0-9]?|[1-4][0-9]{2}|500)$", "u");
const pattern80 = new RegExp("^[A-Za-z0-9_-]{1,128}$", "u");

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "limit") || (key0 === "cursor")) || (key0 === "state"))){
validate104.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.limit !== undefined){
let data0 = data.limit;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern79.test(data0)){
validate104.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$"},message:"must match pattern \""+"^([1-9][0-9]?|[1-4][0-9]{2}|500)$"+"\""}];
return false;
}
}
else {
validate104.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data1 = data.cursor;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern80.test(data1)){
validate104.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,128}$"+"\""}];
return false;
}
}
else {
validate104.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data2 = data.state;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate104.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data2 === "active") || (data2 === "expired")) || (data2 === "revoked"))){
validate104.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema212.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate104.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate104.errors = vErrors;
return errors === 0;
}

export const validateListDeadLettersQuery = validate105;
const schema213 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/list-dead-letters-query.v1.schema.json","title":"ListDeadLettersQuery","description":"The filter of a list of dead letters; all values are strings, as they stand in a URL.","type":"object","required":[],"additionalProperties":false,"properties":{"group":{"type":"string","enum":["fingerprint","none"],"description":"By fingerprint when absent, unless a fingerprint or a job is named."},"fingerprint":{"type":"string","pattern":"^[0-9a-f]{16}$","description":"Equal for failures of one cause."},"code":{"type":"string","pattern":"^[A-Z][A-Z0-9_]{0,63}$"},"operation":{"$ref":"../primitives.v1.schema.json#/$defs/operationName"},"since":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp","description":"Failed at this time or later."},"until":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp","description":"Failed before this time."},"jobId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"limit":{"type":"string","pattern":"^([1-9][0-9]?|[1-4][0-9]{2}|500)$","description":"1 to 500; 50 when absent."},"cursor":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,128}$"}}};

function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "group" || key0 === "fingerprint" || key0 === "code" || key0 === "operation" || key0 === "since" || key0 === "until" || key0 === "jobId" || key0 === "limit" || key0 === "cursor")){
validate105.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.group !== undefined){
let data0 = data.group;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate105.errors = [{instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data0 === "fingerprint") || (data0 === "none"))){
validate105.errors = [{instancePath:instancePath+"/group",schemaPath:"#/properties/group/enum",keyword:"enum",params:{allowedValues: schema213.properties.group.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data1 = data.fingerprint;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern40.test(data1)){
validate105.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""}];
return false;
}
}
else {
validate105.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data2 = data.code;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern41.test(data2)){
validate105.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate105.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data3 = data.operation;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(data3.length > 128 && func2(data3) > 128){
validate105.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data3)){
validate105.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate105.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.since !== undefined){
let data4 = data.since;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(errors === _errs12){
if(typeof data4 === "string"){
if(data4.length > 32 && func2(data4) > 32){
validate105.errors = [{instancePath:instancePath+"/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate105.errors = [{instancePath:instancePath+"/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate105.errors = [{instancePath:instancePath+"/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.until !== undefined){
let data5 = data.until;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(errors === _errs15){
if(typeof data5 === "string"){
if(data5.length > 32 && func2(data5) > 32){
validate105.errors = [{instancePath:instancePath+"/until",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data5))){
validate105.errors = [{instancePath:instancePath+"/until",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate105.errors = [{instancePath:instancePath+"/until",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.jobId !== undefined){
let data6 = data.jobId;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data6 === "string"){
if(!(formats0.test(data6))){
validate105.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate105.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data7 = data.limit;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(!pattern79.test(data7)){
validate105.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$"},message:"must match pattern \""+"^([1-9][0-9]?|[1-4][0-9]{2}|500)$"+"\""}];
return false;
}
}
else {
validate105.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data8 = data.cursor;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(!pattern80.test(data8)){
validate105.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,128}$"+"\""}];
return false;
}
}
else {
validate105.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate105.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate105.errors = vErrors;
return errors === 0;
}

export const validateListJobsQuery = validate106;

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "state") || (key0 === "operation")) || (key0 === "queue")) || (key0 === "since")) || (key0 === "limit")) || (key0 === "cursor"))){
validate106.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.state !== undefined){
let data0 = data.state;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate106.errors = [{instancePath:instancePath+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((((((data0 === "scheduled") || (data0 === "queued")) || (data0 === "dispatched")) || (data0 === "running")) || (data0 === "retrying")) || (data0 === "succeeded")) || (data0 === "failed")) || (data0 === "cancelled")) || (data0 === "expired")) || (data0 === "dead_lettered"))){
validate106.errors = [{instancePath:instancePath+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/enum",keyword:"enum",params:{allowedValues: schema193.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data1 = data.operation;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(data1.length > 128 && func2(data1) > 128){
validate106.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data1)){
validate106.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data2 = data.queue;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern17.test(data2)){
validate106.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate106.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.since !== undefined){
let data3 = data.since;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(errors === _errs12){
if(typeof data3 === "string"){
if(data3.length > 32 && func2(data3) > 32){
validate106.errors = [{instancePath:instancePath+"/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data3))){
validate106.errors = [{instancePath:instancePath+"/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/since",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data4 = data.limit;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(!pattern79.test(data4)){
validate106.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$"},message:"must match pattern \""+"^([1-9][0-9]?|[1-4][0-9]{2}|500)$"+"\""}];
return false;
}
}
else {
validate106.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data5 = data.cursor;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data5 === "string"){
if(!pattern80.test(data5)){
validate106.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,128}$"+"\""}];
return false;
}
}
else {
validate106.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate106.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate106.errors = vErrors;
return errors === 0;
}

export const validateListSchedulesQuery = validate107;

function validate107(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "limit") || (key0 === "cursor"))){
validate107.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.limit !== undefined){
let data0 = data.limit;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern79.test(data0)){
validate107.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$"},message:"must match pattern \""+"^([1-9][0-9]?|[1-4][0-9]{2}|500)$"+"\""}];
return false;
}
}
else {
validate107.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data1 = data.cursor;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern80.test(data1)){
validate107.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,128}$"+"\""}];
return false;
}
}
else {
validate107.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate107.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate107.errors = vErrors;
return errors === 0;
}

export const validateListTenantsQuery = validate108;

function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "limit") || (key0 === "cursor"))){
validate108.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.limit !== undefined){
let data0 = data.limit;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern79.test(data0)){
validate108.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$"},message:"must match pattern \""+"^([1-9][0-9]?|[1-4][0-9]{2}|500)$"+"\""}];
return false;
}
}
else {
validate108.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data1 = data.cursor;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern80.test(data1)){
validate108.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,128}$"+"\""}];
return false;
}
}
else {
validate108.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate108.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate108.errors = vErrors;
return errors === 0;
}

export const validateListUsersQuery = validate109;

function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "limit") || (key0 === "cursor"))){
validate109.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.limit !== undefined){
let data0 = data.limit;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern79.test(data0)){
validate109.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$"},message:"must match pattern \""+"^([1-9][0-9]?|[1-4][0-9]{2}|500)$"+"\""}];
return false;
}
}
else {
validate109.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data1 = data.cursor;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern80.test(data1)){
validate109.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,128}$"+"\""}];
return false;
}
}
else {
validate109.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate109.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate109.errors = vErrors;
return errors === 0;
}

export const validateLogin = validate110;

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.username === undefined) && (missing0 = "username")) || ((data.password === undefined) && (missing0 = "password"))){
validate110.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "username") || (key0 === "password"))){
validate110.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.username !== undefined){
let data0 = data.username;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 64 && func2(data0) > 64){
validate110.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate110.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate110.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data1 = data.password;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 128 && func2(data1) > 128){
validate110.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate110.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate110.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate110.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate110.errors = vErrors;
return errors === 0;
}

export const validateLogout = validate111;
const pattern96 = new RegExp("^[A-Za-z0-9_.~-]{1,256}$", "u");

function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "refreshToken")){
validate111.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.refreshToken !== undefined){
let data0 = data.refreshToken;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern96.test(data0)){
validate111.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.~-]{1,256}$"},message:"must match pattern \""+"^[A-Za-z0-9_.~-]{1,256}$"+"\""}];
return false;
}
}
else {
validate111.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
else {
validate111.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate111.errors = vErrors;
return errors === 0;
}

export const validateMessageFates = validate112;
const schema228 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/message-fates.v1.schema.json","title":"MessageFates","description":"What a receiver says of the envelopes of one request by the HTTP road, in their order.","type":"object","additionalProperties":false,"required":["fates"],"properties":{"fates":{"type":"array","minItems":1,"maxItems":1000,"items":{"title":"EnvelopeFate","type":"object","additionalProperties":false,"required":["status"],"properties":{"status":{"type":"integer","enum":[204,409,422,503],"description":"204 it is dealt with; 409 it had been before; 422 it never will be, and is a dead letter; 503 send it again."},"code":{"type":"string","maxLength":64},"detail":{"type":"string","maxLength":4096},"retryAfterMs":{"type":"integer","minimum":0},"reply":{"type":"object","description":"An envelope that says what came of it, for whoever asked for one."}}}}}};

function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.fates === undefined) && (missing0 = "fates")){
validate112.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "fates")){
validate112.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.fates !== undefined){
let data0 = data.fates;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate112.errors = [{instancePath:instancePath+"/fates",schemaPath:"#/properties/fates/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
if(data0.length < 1){
validate112.errors = [{instancePath:instancePath+"/fates",schemaPath:"#/properties/fates/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.status === undefined) && (missing1 = "status")){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0,schemaPath:"#/properties/fates/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!(((((key1 === "status") || (key1 === "code")) || (key1 === "detail")) || (key1 === "retryAfterMs")) || (key1 === "reply"))){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0,schemaPath:"#/properties/fates/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.status !== undefined){
let data2 = data1.status;
const _errs7 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/status",schemaPath:"#/properties/fates/items/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(!((((data2 === 204) || (data2 === 409)) || (data2 === 422)) || (data2 === 503))){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/status",schemaPath:"#/properties/fates/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema228.properties.fates.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.code !== undefined){
let data3 = data1.code;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(data3.length > 64 && func2(data3) > 64){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/code",schemaPath:"#/properties/fates/items/properties/code/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/code",schemaPath:"#/properties/fates/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.detail !== undefined){
let data4 = data1.detail;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(data4.length > 4096 && func2(data4) > 4096){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/detail",schemaPath:"#/properties/fates/items/properties/detail/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/detail",schemaPath:"#/properties/fates/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.retryAfterMs !== undefined){
let data5 = data1.retryAfterMs;
const _errs13 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/retryAfterMs",schemaPath:"#/properties/fates/items/properties/retryAfterMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs13){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/retryAfterMs",schemaPath:"#/properties/fates/items/properties/retryAfterMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.reply !== undefined){
let data6 = data1.reply;
const _errs15 = errors;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
validate112.errors = [{instancePath:instancePath+"/fates/" + i0+"/reply",schemaPath:"#/properties/fates/items/properties/reply/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/fates/" + i0,schemaPath:"#/properties/fates/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/fates",schemaPath:"#/properties/fates/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate112.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate112.errors = vErrors;
return errors === 0;
}

export const validateOperationList = validate113;
const schema230 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/operation.v1.schema.json","title":"Operation","description":"A registered kind of job.","type":"object","required":["name","queue","inputSchema","outputSchema","packSizeMax","maxAttempts","timeoutMs"],"additionalProperties":false,"properties":{"name":{"$ref":"../primitives.v1.schema.json#/$defs/operationName"},"queue":{"$ref":"../primitives.v1.schema.json#/$defs/queueName"},"description":{"type":"string","maxLength":1024},"inputSchema":{"type":["object","boolean"],"description":"A JSON Schema (2020-12)."},"outputSchema":{"type":["object","boolean"],"description":"A JSON Schema (2020-12)."},"packSizeMax":{"type":"integer","minimum":1,"maximum":64},"maxAttempts":{"$ref":"../primitives.v1.schema.json#/$defs/attemptsMax"},"timeoutMs":{"$ref":"../primitives.v1.schema.json#/$defs/timeoutMs"},"rateLimit":{"type":"object","description":"So many jobs of the operation may begin in so many milliseconds, whoever asks for them.","required":["limit","perMs"],"additionalProperties":false,"properties":{"limit":{"type":"integer","minimum":1,"maximum":1000000},"perMs":{"type":"integer","minimum":1,"maximum":86400000}}},"batch":{"type":"object","description":"The handler takes up to so many jobs at once; the first of them waits so long for others.","required":["sizeMax","waitMaxMs"],"additionalProperties":false,"properties":{"sizeMax":{"type":"integer","minimum":1,"maximum":1000},"waitMaxMs":{"type":"integer","minimum":0,"maximum":60000}}}}};

function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.name === undefined) && (missing0 = "name")) || ((data.queue === undefined) && (missing0 = "queue"))) || ((data.inputSchema === undefined) && (missing0 = "inputSchema"))) || ((data.outputSchema === undefined) && (missing0 = "outputSchema"))) || ((data.packSizeMax === undefined) && (missing0 = "packSizeMax"))) || ((data.maxAttempts === undefined) && (missing0 = "maxAttempts"))) || ((data.timeoutMs === undefined) && (missing0 = "timeoutMs"))){
validate114.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "name" || key0 === "queue" || key0 === "description" || key0 === "inputSchema" || key0 === "outputSchema" || key0 === "packSizeMax" || key0 === "maxAttempts" || key0 === "timeoutMs" || key0 === "rateLimit" || key0 === "batch")){
validate114.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate114.errors = [{instancePath:instancePath+"/name",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data0)){
validate114.errors = [{instancePath:instancePath+"/name",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate114.errors = [{instancePath:instancePath+"/name",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data1 = data.queue;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern17.test(data1)){
validate114.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate114.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data2 = data.description;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(data2.length > 1024 && func2(data2) > 1024){
validate114.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
}
else {
validate114.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputSchema !== undefined){
let data3 = data.inputSchema;
const _errs10 = errors;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (typeof data3 !== "boolean")){
validate114.errors = [{instancePath:instancePath+"/inputSchema",schemaPath:"#/properties/inputSchema/type",keyword:"type",params:{type: schema230.properties.inputSchema.type},message:"must be object,boolean"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outputSchema !== undefined){
let data4 = data.outputSchema;
const _errs12 = errors;
if((!(data4 && typeof data4 == "object" && !Array.isArray(data4))) && (typeof data4 !== "boolean")){
validate114.errors = [{instancePath:instancePath+"/outputSchema",schemaPath:"#/properties/outputSchema/type",keyword:"type",params:{type: schema230.properties.outputSchema.type},message:"must be object,boolean"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.packSizeMax !== undefined){
let data5 = data.packSizeMax;
const _errs14 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate114.errors = [{instancePath:instancePath+"/packSizeMax",schemaPath:"#/properties/packSizeMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 64 || isNaN(data5)){
validate114.errors = [{instancePath:instancePath+"/packSizeMax",schemaPath:"#/properties/packSizeMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64"}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate114.errors = [{instancePath:instancePath+"/packSizeMax",schemaPath:"#/properties/packSizeMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAttempts !== undefined){
let data6 = data.maxAttempts;
const _errs16 = errors;
const _errs17 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate114.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 100 || isNaN(data6)){
validate114.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate114.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined){
let data7 = data.timeoutMs;
const _errs19 = errors;
const _errs20 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate114.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 86400000 || isNaN(data7)){
validate114.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data7 < 1 || isNaN(data7)){
validate114.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rateLimit !== undefined){
let data8 = data.rateLimit;
const _errs22 = errors;
if(errors === _errs22){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((data8.limit === undefined) && (missing1 = "limit")) || ((data8.perMs === undefined) && (missing1 = "perMs"))){
validate114.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs24 = errors;
for(const key1 in data8){
if(!((key1 === "limit") || (key1 === "perMs"))){
validate114.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs24 === errors){
if(data8.limit !== undefined){
let data9 = data8.limit;
const _errs25 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate114.errors = [{instancePath:instancePath+"/rateLimit/limit",schemaPath:"#/properties/rateLimit/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000000 || isNaN(data9)){
validate114.errors = [{instancePath:instancePath+"/rateLimit/limit",schemaPath:"#/properties/rateLimit/properties/limit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data9 < 1 || isNaN(data9)){
validate114.errors = [{instancePath:instancePath+"/rateLimit/limit",schemaPath:"#/properties/rateLimit/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid5 = _errs25 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.perMs !== undefined){
let data10 = data8.perMs;
const _errs27 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate114.errors = [{instancePath:instancePath+"/rateLimit/perMs",schemaPath:"#/properties/rateLimit/properties/perMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs27){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 86400000 || isNaN(data10)){
validate114.errors = [{instancePath:instancePath+"/rateLimit/perMs",schemaPath:"#/properties/rateLimit/properties/perMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate114.errors = [{instancePath:instancePath+"/rateLimit/perMs",schemaPath:"#/properties/rateLimit/properties/perMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid5 = _errs27 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate114.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.batch !== undefined){
let data11 = data.batch;
const _errs29 = errors;
if(errors === _errs29){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing2;
if(((data11.sizeMax === undefined) && (missing2 = "sizeMax")) || ((data11.waitMaxMs === undefined) && (missing2 = "waitMaxMs"))){
validate114.errors = [{instancePath:instancePath+"/batch",schemaPath:"#/properties/batch/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs31 = errors;
for(const key2 in data11){
if(!((key2 === "sizeMax") || (key2 === "waitMaxMs"))){
validate114.errors = [{instancePath:instancePath+"/batch",schemaPath:"#/properties/batch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs31 === errors){
if(data11.sizeMax !== undefined){
let data12 = data11.sizeMax;
const _errs32 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate114.errors = [{instancePath:instancePath+"/batch/sizeMax",schemaPath:"#/properties/batch/properties/sizeMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs32){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000 || isNaN(data12)){
validate114.errors = [{instancePath:instancePath+"/batch/sizeMax",schemaPath:"#/properties/batch/properties/sizeMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data12 < 1 || isNaN(data12)){
validate114.errors = [{instancePath:instancePath+"/batch/sizeMax",schemaPath:"#/properties/batch/properties/sizeMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data11.waitMaxMs !== undefined){
let data13 = data11.waitMaxMs;
const _errs34 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate114.errors = [{instancePath:instancePath+"/batch/waitMaxMs",schemaPath:"#/properties/batch/properties/waitMaxMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs34){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 60000 || isNaN(data13)){
validate114.errors = [{instancePath:instancePath+"/batch/waitMaxMs",schemaPath:"#/properties/batch/properties/waitMaxMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000},message:"must be <= 60000"}];
return false;
}
else {
if(data13 < 0 || isNaN(data13)){
validate114.errors = [{instancePath:instancePath+"/batch/waitMaxMs",schemaPath:"#/properties/batch/properties/waitMaxMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid6 = _errs34 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate114.errors = [{instancePath:instancePath+"/batch",schemaPath:"#/properties/batch/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate114.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate114.errors = vErrors;
return errors === 0;
}


function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate113.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate113.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate113.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate114(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate113.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate113.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate113.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate113.errors = vErrors;
return errors === 0;
}

export const validateOperation = validate114;

export const validatePageQuery = validate116;
const pattern100 = new RegExp("^[A-Za-z0-9_-]{1,256}$", "u");

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "limit") || (key0 === "cursor"))){
validate116.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.limit !== undefined){
let data0 = data.limit;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern79.test(data0)){
validate116.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$"},message:"must match pattern \""+"^([1-9][0-9]?|[1-4][0-9]{2}|500)$"+"\""}];
return false;
}
}
else {
validate116.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data1 = data.cursor;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern100.test(data1)){
validate116.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,256}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,256}$"+"\""}];
return false;
}
}
else {
validate116.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate116.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate116.errors = vErrors;
return errors === 0;
}

export const validateProblem = validate117;

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.code === undefined) && (missing0 = "code"))) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate117.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(data0.length > 256 && func2(data0) > 256){
validate117.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
let data1 = data.title;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
validate117.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate117.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 599 || isNaN(data2)){
validate117.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"}];
return false;
}
else {
if(data2 < 400 || isNaN(data2)){
validate117.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 400},message:"must be >= 400"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.detail !== undefined){
let data3 = data.detail;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(data3.length > 4096 && func2(data3) > 4096){
validate117.errors = [{instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data4 = data.code;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern41.test(data4)){
validate117.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data5 = data.requestId;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(data5.length > 128 && func2(data5) > 128){
validate117.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.instance !== undefined){
let data6 = data.instance;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 512 && func2(data6) > 512){
validate117.errors = [{instancePath:instancePath+"/instance",schemaPath:"#/properties/instance/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/instance",schemaPath:"#/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["violated-policies"] !== undefined){
let data7 = data["violated-policies"];
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data7)){
if(data7.length > 8){
validate117.errors = [{instancePath:instancePath+"/violated-policies",schemaPath:"#/properties/violated-policies/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs17 = errors;
if(errors === _errs17){
if(typeof data8 === "string"){
if(data8.length > 64 && func2(data8) > 64){
validate117.errors = [{instancePath:instancePath+"/violated-policies/" + i0,schemaPath:"#/properties/violated-policies/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/violated-policies/" + i0,schemaPath:"#/properties/violated-policies/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs17 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate117.errors = [{instancePath:instancePath+"/violated-policies",schemaPath:"#/properties/violated-policies/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.errors !== undefined){
let data9 = data.errors;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data9)){
if(data9.length > 100){
validate117.errors = [{instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"}];
return false;
}
else {
var valid2 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs21 = errors;
if(errors === _errs21){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if(((data10.path === undefined) && (missing1 = "path")) || ((data10.message === undefined) && (missing1 = "message"))){
validate117.errors = [{instancePath:instancePath+"/errors/" + i1,schemaPath:"#/properties/errors/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs23 = errors;
for(const key0 in data10){
if(!((key0 === "path") || (key0 === "message"))){
validate117.errors = [{instancePath:instancePath+"/errors/" + i1,schemaPath:"#/properties/errors/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs23 === errors){
if(data10.path !== undefined){
let data11 = data10.path;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data11 === "string"){
if(data11.length > 1024 && func2(data11) > 1024){
validate117.errors = [{instancePath:instancePath+"/errors/" + i1+"/path",schemaPath:"#/properties/errors/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/errors/" + i1+"/path",schemaPath:"#/properties/errors/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.message !== undefined){
let data12 = data10.message;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(data12.length > 1024 && func2(data12) > 1024){
validate117.errors = [{instancePath:instancePath+"/errors/" + i1+"/message",schemaPath:"#/properties/errors/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
}
else {
validate117.errors = [{instancePath:instancePath+"/errors/" + i1+"/message",schemaPath:"#/properties/errors/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs26 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate117.errors = [{instancePath:instancePath+"/errors/" + i1,schemaPath:"#/properties/errors/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs21 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate117.errors = [{instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate117.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate117.errors = vErrors;
return errors === 0;
}

export const validateQueueList = validate118;
const schema238 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/queue.v1.schema.json","title":"Queue","description":"A queue as it is now. Whoever may not see the system sees the counts of their own tenant.","type":"object","required":["name","state","capacity","workers","inFlight","waiting","oldestWaitMs","limits","tenants","keys"],"additionalProperties":false,"properties":{"name":{"$ref":"../primitives.v1.schema.json#/$defs/queueName"},"state":{"type":"string","enum":["active","paused","draining","drained"],"description":"A queue that is draining takes no new jobs; it is drained when none is left."},"capacity":{"type":"integer","minimum":0,"description":"Jobs that its live workers hold at once."},"workers":{"type":"integer","minimum":0},"inFlight":{"type":"integer","minimum":0,"description":"Jobs that were dispatched and have not ended."},"waiting":{"type":"object","required":["memory","table","later"],"additionalProperties":false,"description":"Jobs that could run if there were room, by where they wait.","properties":{"memory":{"type":"integer","minimum":0},"table":{"type":"integer","minimum":0},"later":{"type":"integer","minimum":0,"description":"Jobs whose time has not come: scheduled, or between two attempts."}}},"oldestWaitMs":{"type":["integer","null"],"minimum":0,"description":"How long the job waits that has waited longest; null when none waits."},"limits":{"type":"object","required":["concurrencyMax","tenantConcurrencyMax","keyConcurrencyMax"],"additionalProperties":false,"properties":{"concurrencyMax":{"type":["integer","null"],"minimum":0,"maximum":1000000,"description":"Jobs of the queue in flight at the most."},"tenantConcurrencyMax":{"type":["integer","null"],"minimum":0,"maximum":1000000,"description":"Jobs of each tenant in flight at the most, unless it has a limit of its own."},"keyConcurrencyMax":{"type":"integer","minimum":1,"description":"Jobs of one tenant with the same concurrency key in flight at the most."}}},"tenants":{"type":"array","maxItems":50,"description":"Those with the most jobs.","items":{"type":"object","required":["tenantId","inFlight","waiting","weight","concurrencyMax"],"additionalProperties":false,"properties":{"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"inFlight":{"type":"integer","minimum":0},"waiting":{"type":"integer","minimum":0},"weight":{"type":"integer"},"concurrencyMax":{"type":["integer","null"],"minimum":0,"maximum":1000000,"description":"Jobs of the tenant in flight at the most; null is no limit."}}}},"keys":{"type":"array","maxItems":50,"description":"The concurrency keys with the most jobs.","items":{"type":"object","required":["tenantId","key","inFlight","waiting"],"additionalProperties":false,"properties":{"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"key":{"$ref":"../primitives.v1.schema.json#/$defs/concurrencyKey"},"inFlight":{"type":"integer","minimum":0},"waiting":{"type":"integer","minimum":0}}}}}};

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.name === undefined) && (missing0 = "name")) || ((data.state === undefined) && (missing0 = "state"))) || ((data.capacity === undefined) && (missing0 = "capacity"))) || ((data.workers === undefined) && (missing0 = "workers"))) || ((data.inFlight === undefined) && (missing0 = "inFlight"))) || ((data.waiting === undefined) && (missing0 = "waiting"))) || ((data.oldestWaitMs === undefined) && (missing0 = "oldestWaitMs"))) || ((data.limits === undefined) && (missing0 = "limits"))) || ((data.tenants === undefined) && (missing0 = "tenants"))) || ((data.keys === undefined) && (missing0 = "keys"))){
validate119.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "name" || key0 === "state" || key0 === "capacity" || key0 === "workers" || key0 === "inFlight" || key0 === "waiting" || key0 === "oldestWaitMs" || key0 === "limits" || key0 === "tenants" || key0 === "keys")){
validate119.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern17.test(data0)){
validate119.errors = [{instancePath:instancePath+"/name",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate119.errors = [{instancePath:instancePath+"/name",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data1 = data.state;
const _errs5 = errors;
if(typeof data1 !== "string"){
validate119.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data1 === "active") || (data1 === "paused")) || (data1 === "draining")) || (data1 === "drained"))){
validate119.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema238.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.capacity !== undefined){
let data2 = data.capacity;
const _errs7 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate119.errors = [{instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate119.errors = [{instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.workers !== undefined){
let data3 = data.workers;
const _errs9 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate119.errors = [{instancePath:instancePath+"/workers",schemaPath:"#/properties/workers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate119.errors = [{instancePath:instancePath+"/workers",schemaPath:"#/properties/workers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inFlight !== undefined){
let data4 = data.inFlight;
const _errs11 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate119.errors = [{instancePath:instancePath+"/inFlight",schemaPath:"#/properties/inFlight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
validate119.errors = [{instancePath:instancePath+"/inFlight",schemaPath:"#/properties/inFlight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.waiting !== undefined){
let data5 = data.waiting;
const _errs13 = errors;
if(errors === _errs13){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((((data5.memory === undefined) && (missing1 = "memory")) || ((data5.table === undefined) && (missing1 = "table"))) || ((data5.later === undefined) && (missing1 = "later"))){
validate119.errors = [{instancePath:instancePath+"/waiting",schemaPath:"#/properties/waiting/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key1 in data5){
if(!(((key1 === "memory") || (key1 === "table")) || (key1 === "later"))){
validate119.errors = [{instancePath:instancePath+"/waiting",schemaPath:"#/properties/waiting/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data5.memory !== undefined){
let data6 = data5.memory;
const _errs16 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate119.errors = [{instancePath:instancePath+"/waiting/memory",schemaPath:"#/properties/waiting/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate119.errors = [{instancePath:instancePath+"/waiting/memory",schemaPath:"#/properties/waiting/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.table !== undefined){
let data7 = data5.table;
const _errs18 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate119.errors = [{instancePath:instancePath+"/waiting/table",schemaPath:"#/properties/waiting/properties/table/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate119.errors = [{instancePath:instancePath+"/waiting/table",schemaPath:"#/properties/waiting/properties/table/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.later !== undefined){
let data8 = data5.later;
const _errs20 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate119.errors = [{instancePath:instancePath+"/waiting/later",schemaPath:"#/properties/waiting/properties/later/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate119.errors = [{instancePath:instancePath+"/waiting/later",schemaPath:"#/properties/waiting/properties/later/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/waiting",schemaPath:"#/properties/waiting/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.oldestWaitMs !== undefined){
let data9 = data.oldestWaitMs;
const _errs22 = errors;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
validate119.errors = [{instancePath:instancePath+"/oldestWaitMs",schemaPath:"#/properties/oldestWaitMs/type",keyword:"type",params:{type: schema238.properties.oldestWaitMs.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs22){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate119.errors = [{instancePath:instancePath+"/oldestWaitMs",schemaPath:"#/properties/oldestWaitMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined){
let data10 = data.limits;
const _errs24 = errors;
if(errors === _errs24){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.concurrencyMax === undefined) && (missing2 = "concurrencyMax")) || ((data10.tenantConcurrencyMax === undefined) && (missing2 = "tenantConcurrencyMax"))) || ((data10.keyConcurrencyMax === undefined) && (missing2 = "keyConcurrencyMax"))){
validate119.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs26 = errors;
for(const key2 in data10){
if(!(((key2 === "concurrencyMax") || (key2 === "tenantConcurrencyMax")) || (key2 === "keyConcurrencyMax"))){
validate119.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs26 === errors){
if(data10.concurrencyMax !== undefined){
let data11 = data10.concurrencyMax;
const _errs27 = errors;
if((!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))) && (data11 !== null)){
validate119.errors = [{instancePath:instancePath+"/limits/concurrencyMax",schemaPath:"#/properties/limits/properties/concurrencyMax/type",keyword:"type",params:{type: schema238.properties.limits.properties.concurrencyMax.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs27){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1000000 || isNaN(data11)){
validate119.errors = [{instancePath:instancePath+"/limits/concurrencyMax",schemaPath:"#/properties/limits/properties/concurrencyMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate119.errors = [{instancePath:instancePath+"/limits/concurrencyMax",schemaPath:"#/properties/limits/properties/concurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.tenantConcurrencyMax !== undefined){
let data12 = data10.tenantConcurrencyMax;
const _errs29 = errors;
if((!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) && (data12 !== null)){
validate119.errors = [{instancePath:instancePath+"/limits/tenantConcurrencyMax",schemaPath:"#/properties/limits/properties/tenantConcurrencyMax/type",keyword:"type",params:{type: schema238.properties.limits.properties.tenantConcurrencyMax.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs29){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000000 || isNaN(data12)){
validate119.errors = [{instancePath:instancePath+"/limits/tenantConcurrencyMax",schemaPath:"#/properties/limits/properties/tenantConcurrencyMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate119.errors = [{instancePath:instancePath+"/limits/tenantConcurrencyMax",schemaPath:"#/properties/limits/properties/tenantConcurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.keyConcurrencyMax !== undefined){
let data13 = data10.keyConcurrencyMax;
const _errs31 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate119.errors = [{instancePath:instancePath+"/limits/keyConcurrencyMax",schemaPath:"#/properties/limits/properties/keyConcurrencyMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs31){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
validate119.errors = [{instancePath:instancePath+"/limits/keyConcurrencyMax",schemaPath:"#/properties/limits/properties/keyConcurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenants !== undefined){
let data14 = data.tenants;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data14)){
if(data14.length > 50){
validate119.errors = [{instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
const _errs35 = errors;
if(errors === _errs35){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing3;
if((((((data15.tenantId === undefined) && (missing3 = "tenantId")) || ((data15.inFlight === undefined) && (missing3 = "inFlight"))) || ((data15.waiting === undefined) && (missing3 = "waiting"))) || ((data15.weight === undefined) && (missing3 = "weight"))) || ((data15.concurrencyMax === undefined) && (missing3 = "concurrencyMax"))){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0,schemaPath:"#/properties/tenants/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs37 = errors;
for(const key3 in data15){
if(!(((((key3 === "tenantId") || (key3 === "inFlight")) || (key3 === "waiting")) || (key3 === "weight")) || (key3 === "concurrencyMax"))){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0,schemaPath:"#/properties/tenants/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs37 === errors){
if(data15.tenantId !== undefined){
let data16 = data15.tenantId;
const _errs38 = errors;
const _errs39 = errors;
if(errors === _errs39){
if(errors === _errs39){
if(typeof data16 === "string"){
if(!(formats0.test(data16))){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid5 = _errs38 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.inFlight !== undefined){
let data17 = data15.inFlight;
const _errs41 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/inFlight",schemaPath:"#/properties/tenants/items/properties/inFlight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs41){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/inFlight",schemaPath:"#/properties/tenants/items/properties/inFlight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid5 = _errs41 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.waiting !== undefined){
let data18 = data15.waiting;
const _errs43 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/waiting",schemaPath:"#/properties/tenants/items/properties/waiting/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs43){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/waiting",schemaPath:"#/properties/tenants/items/properties/waiting/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.weight !== undefined){
let data19 = data15.weight;
const _errs45 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/weight",schemaPath:"#/properties/tenants/items/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid5 = _errs45 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.concurrencyMax !== undefined){
let data20 = data15.concurrencyMax;
const _errs47 = errors;
if((!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))) && (data20 !== null)){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/concurrencyMax",schemaPath:"#/properties/tenants/items/properties/concurrencyMax/type",keyword:"type",params:{type: schema238.properties.tenants.items.properties.concurrencyMax.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs47){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 1000000 || isNaN(data20)){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/concurrencyMax",schemaPath:"#/properties/tenants/items/properties/concurrencyMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0+"/concurrencyMax",schemaPath:"#/properties/tenants/items/properties/concurrencyMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs47 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/tenants/" + i0,schemaPath:"#/properties/tenants/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs35 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keys !== undefined){
let data21 = data.keys;
const _errs49 = errors;
if(errors === _errs49){
if(Array.isArray(data21)){
if(data21.length > 50){
validate119.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"}];
return false;
}
else {
var valid7 = true;
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
let data22 = data21[i1];
const _errs51 = errors;
if(errors === _errs51){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing4;
if(((((data22.tenantId === undefined) && (missing4 = "tenantId")) || ((data22.key === undefined) && (missing4 = "key"))) || ((data22.inFlight === undefined) && (missing4 = "inFlight"))) || ((data22.waiting === undefined) && (missing4 = "waiting"))){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1,schemaPath:"#/properties/keys/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs53 = errors;
for(const key4 in data22){
if(!((((key4 === "tenantId") || (key4 === "key")) || (key4 === "inFlight")) || (key4 === "waiting"))){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1,schemaPath:"#/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs53 === errors){
if(data22.tenantId !== undefined){
let data23 = data22.tenantId;
const _errs54 = errors;
const _errs55 = errors;
if(errors === _errs55){
if(errors === _errs55){
if(typeof data23 === "string"){
if(!(formats0.test(data23))){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data22.key !== undefined){
let data24 = data22.key;
const _errs57 = errors;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data24 === "string"){
if(data24.length > 128 && func2(data24) > 128){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/key",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern18.test(data24)){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/key",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:/@+-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:/@+-]{1,128}$"+"\""}];
return false;
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/key",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs57 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data22.inFlight !== undefined){
let data25 = data22.inFlight;
const _errs60 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/inFlight",schemaPath:"#/properties/keys/items/properties/inFlight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs60){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/inFlight",schemaPath:"#/properties/keys/items/properties/inFlight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid8 = _errs60 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data22.waiting !== undefined){
let data26 = data22.waiting;
const _errs62 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/waiting",schemaPath:"#/properties/keys/items/properties/waiting/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs62){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
validate119.errors = [{instancePath:instancePath+"/keys/" + i1+"/waiting",schemaPath:"#/properties/keys/items/properties/waiting/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid8 = _errs62 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/keys/" + i1,schemaPath:"#/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs51 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate119.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate119.errors = vErrors;
return errors === 0;
}


function validate118(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate118.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate118.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate119(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate118.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate118.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate118.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate118.errors = vErrors;
return errors === 0;
}

export const validateQueueStates = validate121;
const schema243 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/queue-states.v1.schema.json","title":"QueueStates","description":"The queues about which an operator has said something.","type":"object","required":["items"],"additionalProperties":false,"properties":{"items":{"type":"array","items":{"type":"object","required":["name","state"],"additionalProperties":false,"properties":{"name":{"$ref":"../primitives.v1.schema.json#/$defs/queueName"},"state":{"type":"string","enum":["active","paused","draining"]}}}}}};

function validate121(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.items === undefined) && (missing0 = "items")){
validate121.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "items")){
validate121.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.name === undefined) && (missing1 = "name")) || ((data1.state === undefined) && (missing1 = "state"))){
validate121.errors = [{instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!((key1 === "name") || (key1 === "state"))){
validate121.errors = [{instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.name !== undefined){
let data2 = data1.name;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(!pattern17.test(data2)){
validate121.errors = [{instancePath:instancePath+"/items/" + i0+"/name",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate121.errors = [{instancePath:instancePath+"/items/" + i0+"/name",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.state !== undefined){
let data3 = data1.state;
const _errs10 = errors;
if(typeof data3 !== "string"){
validate121.errors = [{instancePath:instancePath+"/items/" + i0+"/state",schemaPath:"#/properties/items/items/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data3 === "active") || (data3 === "paused")) || (data3 === "draining"))){
validate121.errors = [{instancePath:instancePath+"/items/" + i0+"/state",schemaPath:"#/properties/items/items/properties/state/enum",keyword:"enum",params:{allowedValues: schema243.properties.items.items.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate121.errors = [{instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate121.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate121.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate121.errors = vErrors;
return errors === 0;
}

export const validateQueue = validate119;

export const validateRedriveDeadLetter = validate122;

function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "input")){
validate122.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
}
else {
validate122.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate122.errors = vErrors;
return errors === 0;
}

export const validateRedriveDeadLetters = validate63;

export const validateRedrivenDeadLetter = validate123;

function validate123(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.jobId === undefined) && (missing0 = "jobId")) || ((data.redriveOf === undefined) && (missing0 = "redriveOf"))){
validate123.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "jobId") || (key0 === "redriveOf"))){
validate123.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.jobId !== undefined){
let data0 = data.jobId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate123.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate123.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redriveOf !== undefined){
let data1 = data.redriveOf;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate123.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate123.errors = [{instancePath:instancePath+"/redriveOf",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate123.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate123.errors = vErrors;
return errors === 0;
}

export const validateRedrivenDeadLetters = validate124;

function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.dryRun === undefined) && (missing0 = "dryRun")) || ((data.matched === undefined) && (missing0 = "matched"))) || ((data.redriven === undefined) && (missing0 = "redriven"))) || ((data.items === undefined) && (missing0 = "items"))){
validate124.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "dryRun") || (key0 === "matched")) || (key0 === "redriven")) || (key0 === "stopped")) || (key0 === "items"))){
validate124.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.dryRun !== undefined){
const _errs2 = errors;
if(typeof data.dryRun !== "boolean"){
validate124.errors = [{instancePath:instancePath+"/dryRun",schemaPath:"#/properties/dryRun/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.matched !== undefined){
let data1 = data.matched;
const _errs4 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate124.errors = [{instancePath:instancePath+"/matched",schemaPath:"#/properties/matched/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate124.errors = [{instancePath:instancePath+"/matched",schemaPath:"#/properties/matched/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate124.errors = [{instancePath:instancePath+"/matched",schemaPath:"#/properties/matched/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redriven !== undefined){
let data2 = data.redriven;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate124.errors = [{instancePath:instancePath+"/redriven",schemaPath:"#/properties/redriven/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 2147483647 || isNaN(data2)){
validate124.errors = [{instancePath:instancePath+"/redriven",schemaPath:"#/properties/redriven/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate124.errors = [{instancePath:instancePath+"/redriven",schemaPath:"#/properties/redriven/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stopped !== undefined){
let data3 = data.stopped;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.code === undefined) && (missing1 = "code")) || ((data3.policy === undefined) && (missing1 = "policy"))) || ((data3.notRedriven === undefined) && (missing1 = "notRedriven"))){
validate124.errors = [{instancePath:instancePath+"/stopped",schemaPath:"#/properties/stopped/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs10 = errors;
for(const key1 in data3){
if(!(((key1 === "code") || (key1 === "policy")) || (key1 === "notRedriven"))){
validate124.errors = [{instancePath:instancePath+"/stopped",schemaPath:"#/properties/stopped/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.code !== undefined){
let data4 = data3.code;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(!pattern41.test(data4)){
validate124.errors = [{instancePath:instancePath+"/stopped/code",schemaPath:"#/properties/stopped/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate124.errors = [{instancePath:instancePath+"/stopped/code",schemaPath:"#/properties/stopped/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.policy !== undefined){
let data5 = data3.policy;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(data5.length > 64 && func2(data5) > 64){
validate124.errors = [{instancePath:instancePath+"/stopped/policy",schemaPath:"#/properties/stopped/properties/policy/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(data5.length < 2 * 1 && func2(data5) < 1){
validate124.errors = [{instancePath:instancePath+"/stopped/policy",schemaPath:"#/properties/stopped/properties/policy/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate124.errors = [{instancePath:instancePath+"/stopped/policy",schemaPath:"#/properties/stopped/properties/policy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.notRedriven !== undefined){
let data6 = data3.notRedriven;
const _errs15 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate124.errors = [{instancePath:instancePath+"/stopped/notRedriven",schemaPath:"#/properties/stopped/properties/notRedriven/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1000 || isNaN(data6)){
validate124.errors = [{instancePath:instancePath+"/stopped/notRedriven",schemaPath:"#/properties/stopped/properties/notRedriven/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate124.errors = [{instancePath:instancePath+"/stopped/notRedriven",schemaPath:"#/properties/stopped/properties/notRedriven/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate124.errors = [{instancePath:instancePath+"/stopped",schemaPath:"#/properties/stopped/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.items !== undefined){
let data7 = data.items;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data7)){
if(data7.length > 1000){
validate124.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid2 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs19 = errors;
if(errors === _errs19){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((data8.id === undefined) && (missing2 = "id")){
validate124.errors = [{instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs21 = errors;
for(const key2 in data8){
if(!((((key2 === "id") || (key2 === "jobId")) || (key2 === "runAt")) || (key2 === "refusal"))){
validate124.errors = [{instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs21 === errors){
if(data8.id !== undefined){
let data9 = data8.id;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(errors === _errs23){
if(typeof data9 === "string"){
if(!(formats0.test(data9))){
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.jobId !== undefined){
let data10 = data8.jobId;
const _errs25 = errors;
const _errs26 = errors;
if(errors === _errs26){
if(errors === _errs26){
if(typeof data10 === "string"){
if(!(formats0.test(data10))){
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.runAt !== undefined){
let data11 = data8.runAt;
const _errs28 = errors;
const _errs29 = errors;
if(errors === _errs29){
if(errors === _errs29){
if(typeof data11 === "string"){
if(data11.length > 32 && func2(data11) > 32){
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data11))){
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid3 = _errs28 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.refusal !== undefined){
let data12 = data8.refusal;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data12 === "string"){
if(!pattern41.test(data12)){
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/refusal",schemaPath:"#/properties/items/items/properties/refusal/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate124.errors = [{instancePath:instancePath+"/items/" + i0+"/refusal",schemaPath:"#/properties/items/items/properties/refusal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
else {
validate124.errors = [{instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs19 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate124.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate124.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate124.errors = vErrors;
return errors === 0;
}

export const validateRefreshTokens = validate125;

function validate125(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.refreshToken === undefined) && (missing0 = "refreshToken")){
validate125.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "refreshToken")){
validate125.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.refreshToken !== undefined){
let data0 = data.refreshToken;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern96.test(data0)){
validate125.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.~-]{1,256}$"},message:"must match pattern \""+"^[A-Za-z0-9_.~-]{1,256}$"+"\""}];
return false;
}
}
else {
validate125.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate125.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate125.errors = vErrors;
return errors === 0;
}

export const validateRegisterUser = validate126;

function validate126(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.username === undefined) && (missing0 = "username")) || ((data.password === undefined) && (missing0 = "password"))){
validate126.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "username") || (key0 === "password")) || (key0 === "tenant")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate126.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.username !== undefined){
let data0 = data.username;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern31.test(data0)){
validate126.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"+"\""}];
return false;
}
}
else {
validate126.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data1 = data.password;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 512 && func2(data1) > 512){
validate126.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate126.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate126.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data2 = data.tenant;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate126.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data2.length < 2 * 1 && func2(data2) < 1){
validate126.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern25.test(data2)){
validate126.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/pattern",keyword:"pattern",params:{pattern: "^\\S(.*\\S)?$"},message:"must match pattern \""+"^\\S(.*\\S)?$"+"\""}];
return false;
}
}
}
}
else {
validate126.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data3 = data.requestId;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern7.test(data3)){
validate126.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate126.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data4 = data.traceparent;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(!pattern8.test(data4)){
validate126.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate126.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate126.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate126.errors = vErrors;
return errors === 0;
}

export const validateRegisterWorker = validate127;
const schema256 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/register-worker.v1.schema.json","title":"RegisterWorker","description":"A worker process says that it is there, what it can do and how much at once; repeated as a heartbeat.","type":"object","required":["instance","queue","capacity","operations"],"additionalProperties":false,"properties":{"instance":{"$ref":"../primitives.v1.schema.json#/$defs/instance"},"queue":{"$ref":"../primitives.v1.schema.json#/$defs/queueName"},"capacity":{"type":"integer","minimum":0,"maximum":100000,"description":"Jobs it can hold at once; 0 while it drains."},"internalUrl":{"type":"string","maxLength":256,"pattern":"^https?://","description":"Where it takes work by HTTP while NATS is away."},"operations":{"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"operation.v1.schema.json"}},"held":{"type":"array","maxItems":20000,"description":"The work that it has in hand and that came by HTTP; what is missing for long was lost.","items":{"title":"HeldWork","type":"object","additionalProperties":false,"required":["jobId","attempt"],"properties":{"jobId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"attempt":{"$ref":"../primitives.v1.schema.json#/$defs/attempt"}}}},"road":{"type":"string","enum":["jetstream","http"],"description":"How work reaches it now; by HTTP while it has no NATS."},"running":{"type":"array","maxItems":500,"items":{"$ref":"#/$defs/runningAttempt"},"description":"Attempts that have been under way here for a while, so that it can be told which are current no more."}},"$defs":{"runningAttempt":{"type":"object","required":["jobId","attempt"],"additionalProperties":false,"properties":{"jobId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"attempt":{"$ref":"../primitives.v1.schema.json#/$defs/attempt"}}}}};
const pattern112 = new RegExp("^[a-zA-Z0-9_-]{1,64}$", "u");
const pattern114 = new RegExp("^https?://", "u");

function validate129(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.jobId === undefined) && (missing0 = "jobId")) || ((data.attempt === undefined) && (missing0 = "attempt"))){
validate129.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "jobId") || (key0 === "attempt"))){
validate129.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.jobId !== undefined){
let data0 = data.jobId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate129.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate129.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs5 = errors;
const _errs6 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate129.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000 || isNaN(data1)){
validate129.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate129.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate129.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate129.errors = vErrors;
return errors === 0;
}


function validate127(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.instance === undefined) && (missing0 = "instance")) || ((data.queue === undefined) && (missing0 = "queue"))) || ((data.capacity === undefined) && (missing0 = "capacity"))) || ((data.operations === undefined) && (missing0 = "operations"))){
validate127.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "instance") || (key0 === "queue")) || (key0 === "capacity")) || (key0 === "internalUrl")) || (key0 === "operations")) || (key0 === "held")) || (key0 === "road")) || (key0 === "running"))){
validate127.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.instance !== undefined){
let data0 = data.instance;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern112.test(data0)){
validate127.errors = [{instancePath:instancePath+"/instance",schemaPath:"../primitives.v1.schema.json#/$defs/instance/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_-]{1,64}$"},message:"must match pattern \""+"^[a-zA-Z0-9_-]{1,64}$"+"\""}];
return false;
}
}
else {
validate127.errors = [{instancePath:instancePath+"/instance",schemaPath:"../primitives.v1.schema.json#/$defs/instance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data1 = data.queue;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern17.test(data1)){
validate127.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate127.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.capacity !== undefined){
let data2 = data.capacity;
const _errs8 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate127.errors = [{instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100000 || isNaN(data2)){
validate127.errors = [{instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate127.errors = [{instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.internalUrl !== undefined){
let data3 = data.internalUrl;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(data3.length > 256 && func2(data3) > 256){
validate127.errors = [{instancePath:instancePath+"/internalUrl",schemaPath:"#/properties/internalUrl/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern114.test(data3)){
validate127.errors = [{instancePath:instancePath+"/internalUrl",schemaPath:"#/properties/internalUrl/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""}];
return false;
}
}
}
else {
validate127.errors = [{instancePath:instancePath+"/internalUrl",schemaPath:"#/properties/internalUrl/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
let data4 = data.operations;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data4)){
if(data4.length > 256){
validate127.errors = [{instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
if(data4.length < 1){
validate127.errors = [{instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs14 = errors;
if(!(validate114(data4[i0], {instancePath:instancePath+"/operations/" + i0,parentData:data4,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
errors = vErrors.length;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate127.errors = [{instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.held !== undefined){
let data6 = data.held;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
if(data6.length > 20000){
validate127.errors = [{instancePath:instancePath+"/held",schemaPath:"#/properties/held/maxItems",keyword:"maxItems",params:{limit: 20000},message:"must NOT have more than 20000 items"}];
return false;
}
else {
var valid4 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
const _errs17 = errors;
if(errors === _errs17){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if(((data7.jobId === undefined) && (missing1 = "jobId")) || ((data7.attempt === undefined) && (missing1 = "attempt"))){
validate127.errors = [{instancePath:instancePath+"/held/" + i1,schemaPath:"#/properties/held/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key1 in data7){
if(!((key1 === "jobId") || (key1 === "attempt"))){
validate127.errors = [{instancePath:instancePath+"/held/" + i1,schemaPath:"#/properties/held/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data7.jobId !== undefined){
let data8 = data7.jobId;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data8 === "string"){
if(!(formats0.test(data8))){
validate127.errors = [{instancePath:instancePath+"/held/" + i1+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate127.errors = [{instancePath:instancePath+"/held/" + i1+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data7.attempt !== undefined){
let data9 = data7.attempt;
const _errs23 = errors;
const _errs24 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate127.errors = [{instancePath:instancePath+"/held/" + i1+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs24){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000 || isNaN(data9)){
validate127.errors = [{instancePath:instancePath+"/held/" + i1+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data9 < 1 || isNaN(data9)){
validate127.errors = [{instancePath:instancePath+"/held/" + i1+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate127.errors = [{instancePath:instancePath+"/held/" + i1,schemaPath:"#/properties/held/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate127.errors = [{instancePath:instancePath+"/held",schemaPath:"#/properties/held/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.road !== undefined){
let data10 = data.road;
const _errs26 = errors;
if(typeof data10 !== "string"){
validate127.errors = [{instancePath:instancePath+"/road",schemaPath:"#/properties/road/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data10 === "jetstream") || (data10 === "http"))){
validate127.errors = [{instancePath:instancePath+"/road",schemaPath:"#/properties/road/enum",keyword:"enum",params:{allowedValues: schema256.properties.road.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.running !== undefined){
let data11 = data.running;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data11)){
if(data11.length > 500){
validate127.errors = [{instancePath:instancePath+"/running",schemaPath:"#/properties/running/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"}];
return false;
}
else {
var valid8 = true;
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
const _errs30 = errors;
if(!(validate129(data11[i2], {instancePath:instancePath+"/running/" + i2,parentData:data11,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate129.errors : vErrors.concat(validate129.errors);
errors = vErrors.length;
}
var valid8 = _errs30 === errors;
if(!valid8){
break;
}
}
}
}
else {
validate127.errors = [{instancePath:instancePath+"/running",schemaPath:"#/properties/running/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate127.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate127.errors = vErrors;
return errors === 0;
}

export const validateRegister = validate131;

function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.username === undefined) && (missing0 = "username")) || ((data.password === undefined) && (missing0 = "password"))){
validate131.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "username") || (key0 === "password")) || (key0 === "tenant"))){
validate131.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.username !== undefined){
let data0 = data.username;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern31.test(data0)){
validate131.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"+"\""}];
return false;
}
}
else {
validate131.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data1 = data.password;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 128 && func2(data1) > 128){
validate131.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate131.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate131.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data2 = data.tenant;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate131.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data2.length < 2 * 1 && func2(data2) < 1){
validate131.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern25.test(data2)){
validate131.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/pattern",keyword:"pattern",params:{pattern: "^\\S(.*\\S)?$"},message:"must match pattern \""+"^\\S(.*\\S)?$"+"\""}];
return false;
}
}
}
}
else {
validate131.errors = [{instancePath:instancePath+"/tenant",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate131.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate131.errors = vErrors;
return errors === 0;
}

export const validateRegisteredWorker = validate132;

function validate133(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.jobId === undefined) && (missing0 = "jobId")) || ((data.attempt === undefined) && (missing0 = "attempt"))){
validate133.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "jobId") || (key0 === "attempt"))){
validate133.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.jobId !== undefined){
let data0 = data.jobId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate133.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate133.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs5 = errors;
const _errs6 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate133.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000 || isNaN(data1)){
validate133.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate133.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate133.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate133.errors = vErrors;
return errors === 0;
}


function validate132(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.consumers === undefined) && (missing0 = "consumers")) || ((data.heartbeatMs === undefined) && (missing0 = "heartbeatMs"))) || ((data.ackWaitMs === undefined) && (missing0 = "ackWaitMs"))){
validate132.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "consumers") || (key0 === "heartbeatMs")) || (key0 === "ackWaitMs")) || (key0 === "stale"))){
validate132.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.consumers !== undefined){
let data0 = data.consumers;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 128 && func2(data1) > 128){
validate132.errors = [{instancePath:instancePath+"/consumers/" + i0,schemaPath:"#/properties/consumers/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate132.errors = [{instancePath:instancePath+"/consumers/" + i0,schemaPath:"#/properties/consumers/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate132.errors = [{instancePath:instancePath+"/consumers",schemaPath:"#/properties/consumers/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.heartbeatMs !== undefined){
let data2 = data.heartbeatMs;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate132.errors = [{instancePath:instancePath+"/heartbeatMs",schemaPath:"#/properties/heartbeatMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 100 || isNaN(data2)){
validate132.errors = [{instancePath:instancePath+"/heartbeatMs",schemaPath:"#/properties/heartbeatMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ackWaitMs !== undefined){
let data3 = data.ackWaitMs;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate132.errors = [{instancePath:instancePath+"/ackWaitMs",schemaPath:"#/properties/ackWaitMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 100 || isNaN(data3)){
validate132.errors = [{instancePath:instancePath+"/ackWaitMs",schemaPath:"#/properties/ackWaitMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stale !== undefined){
let data4 = data.stale;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
if(data4.length > 500){
validate132.errors = [{instancePath:instancePath+"/stale",schemaPath:"#/properties/stale/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"}];
return false;
}
else {
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs12 = errors;
if(!(validate133(data4[i1], {instancePath:instancePath+"/stale/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate132.errors = [{instancePath:instancePath+"/stale",schemaPath:"#/properties/stale/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate132.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate132.errors = vErrors;
return errors === 0;
}

export const validateReplacePassword = validate135;

function validate135(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.tenantId === undefined) && (missing0 = "tenantId")) || ((data.userId === undefined) && (missing0 = "userId"))) || ((data.currentPassword === undefined) && (missing0 = "currentPassword"))) || ((data.newPassword === undefined) && (missing0 = "newPassword"))) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate135.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "tenantId") || (key0 === "userId")) || (key0 === "currentPassword")) || (key0 === "newPassword")) || (key0 === "requestId")) || (key0 === "traceparent"))){
validate135.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.tenantId !== undefined){
let data0 = data.tenantId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate135.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate135.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userId !== undefined){
let data1 = data.userId;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate135.errors = [{instancePath:instancePath+"/userId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate135.errors = [{instancePath:instancePath+"/userId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.currentPassword !== undefined){
let data2 = data.currentPassword;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(data2.length > 512 && func2(data2) > 512){
validate135.errors = [{instancePath:instancePath+"/currentPassword",schemaPath:"#/properties/currentPassword/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
else {
if(data2.length < 2 * 1 && func2(data2) < 1){
validate135.errors = [{instancePath:instancePath+"/currentPassword",schemaPath:"#/properties/currentPassword/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate135.errors = [{instancePath:instancePath+"/currentPassword",schemaPath:"#/properties/currentPassword/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.newPassword !== undefined){
let data3 = data.newPassword;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(data3.length > 512 && func2(data3) > 512){
validate135.errors = [{instancePath:instancePath+"/newPassword",schemaPath:"#/properties/newPassword/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
else {
if(data3.length < 2 * 1 && func2(data3) < 1){
validate135.errors = [{instancePath:instancePath+"/newPassword",schemaPath:"#/properties/newPassword/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate135.errors = [{instancePath:instancePath+"/newPassword",schemaPath:"#/properties/newPassword/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data4 = data.requestId;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern7.test(data4)){
validate135.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate135.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data5 = data.traceparent;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(!pattern8.test(data5)){
validate135.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},message:"must match pattern \""+"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"+"\""}];
return false;
}
}
else {
validate135.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate135.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate135.errors = vErrors;
return errors === 0;
}

export const validateRevocationList = validate136;
const schema273 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/revocation-list.v1.schema.json","title":"RevocationList","description":"What was revoked, as far as it can still matter. Tokens of a user or tenant that were issued at or before the time are refused; a session or key altogether.","type":"object","required":["seq","revocations"],"additionalProperties":false,"properties":{"seq":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Ask for what comes after it next time."},"revocations":{"type":"array","items":{"type":"object","required":["kind","id","at"],"additionalProperties":false,"properties":{"kind":{"type":"string","enum":["user","tenant","session","key"]},"id":{"type":"string","pattern":"^[A-Za-z0-9-]{1,64}$","description":"Of the user, tenant, session or key."},"at":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"}}}}}};
const pattern119 = new RegExp("^[A-Za-z0-9-]{1,64}$", "u");

function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.seq === undefined) && (missing0 = "seq")) || ((data.revocations === undefined) && (missing0 = "revocations"))){
validate136.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "seq") || (key0 === "revocations"))){
validate136.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.seq !== undefined){
let data0 = data.seq;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate136.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
validate136.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data0 < 0 || isNaN(data0)){
validate136.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.revocations !== undefined){
let data1 = data.revocations;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.kind === undefined) && (missing1 = "kind")) || ((data2.id === undefined) && (missing1 = "id"))) || ((data2.at === undefined) && (missing1 = "at"))){
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0,schemaPath:"#/properties/revocations/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!(((key1 === "kind") || (key1 === "id")) || (key1 === "at"))){
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0,schemaPath:"#/properties/revocations/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.kind !== undefined){
let data3 = data2.kind;
const _errs9 = errors;
if(typeof data3 !== "string"){
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0+"/kind",schemaPath:"#/properties/revocations/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data3 === "user") || (data3 === "tenant")) || (data3 === "session")) || (data3 === "key"))){
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0+"/kind",schemaPath:"#/properties/revocations/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema273.properties.revocations.items.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.id !== undefined){
let data4 = data2.id;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(!pattern119.test(data4)){
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0+"/id",schemaPath:"#/properties/revocations/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9-]{1,64}$"+"\""}];
return false;
}
}
else {
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0+"/id",schemaPath:"#/properties/revocations/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.at !== undefined){
let data5 = data2.at;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data5 === "string"){
if(data5.length > 32 && func2(data5) > 32){
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data5))){
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate136.errors = [{instancePath:instancePath+"/revocations/" + i0,schemaPath:"#/properties/revocations/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate136.errors = [{instancePath:instancePath+"/revocations",schemaPath:"#/properties/revocations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate136.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate136.errors = vErrors;
return errors === 0;
}

export const validateRevokeApiKeysQuery = validate137;
const pattern120 = new RegExp("^(user|key|oidc):[A-Za-z0-9_-]{1,120}$", "u");

function validate137(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.owner === undefined) && (missing0 = "owner")){
validate137.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "owner")){
validate137.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.owner !== undefined){
let data0 = data.owner;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern120.test(data0)){
validate137.errors = [{instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/pattern",keyword:"pattern",params:{pattern: "^(user|key|oidc):[A-Za-z0-9_-]{1,120}$"},message:"must match pattern \""+"^(user|key|oidc):[A-Za-z0-9_-]{1,120}$"+"\""}];
return false;
}
}
else {
validate137.errors = [{instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate137.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate137.errors = vErrors;
return errors === 0;
}

export const validateRotateApiKey = validate138;

function validate138(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "overlapS")){
validate138.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.overlapS !== undefined){
let data0 = data.overlapS;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate138.errors = [{instancePath:instancePath+"/overlapS",schemaPath:"#/properties/overlapS/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 604800 || isNaN(data0)){
validate138.errors = [{instancePath:instancePath+"/overlapS",schemaPath:"#/properties/overlapS/maximum",keyword:"maximum",params:{comparison: "<=", limit: 604800},message:"must be <= 604800"}];
return false;
}
else {
if(data0 < 0 || isNaN(data0)){
validate138.errors = [{instancePath:instancePath+"/overlapS",schemaPath:"#/properties/overlapS/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
}
}
}
else {
validate138.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate138.errors = vErrors;
return errors === 0;
}

export const validateScheduleList = validate139;
const schema278 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/schedule.v1.schema.json","title":"Schedule","description":"A schedule as its owner sees it.","type":"object","required":["id","tenantId","name","job","missedRuns","paused","nextRunAt","lastRunAt","lastJobId","lastMissedRun","createdAt"],"additionalProperties":false,"properties":{"id":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"name":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}$","description":"Unique within the tenant."},"job":{"$ref":"create-schedule.v1.schema.json#/$defs/scheduledJob"},"cron":{"type":"string","minLength":1,"maxLength":128,"description":"Five fields, or six with seconds first. Either this or everyMs."},"timeZone":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_+/-]{0,63}$","description":"The IANA time zone in which cron is read; UTC when absent."},"everyMs":{"type":"integer","minimum":1000,"maximum":31622400000,"description":"A fixed rate, counted from startAt or from the schedule's creation."},"missedRuns":{"type":"string","enum":["skip","last","all"],"description":"What happens to runs whose time passed while nobody could start them; skip when absent."},"startAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"endAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"paused":{"type":"boolean"},"nextRunAt":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},{"type":"null"}],"description":"null while it is paused, and when no run is left."},"lastRunAt":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},{"type":"null"}],"description":"The time of the latest run, as the schedule has it."},"lastJobId":{"anyOf":[{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},{"type":"null"}],"description":"The job of the latest run."},"lastMissedRun":{"anyOf":[{"type":"object","required":["runAt","code"],"additionalProperties":false,"properties":{"runAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"code":{"type":"string","pattern":"^[A-Z][A-Z0-9_]{0,63}$"}}},{"type":"null"}],"description":"The latest run that did not begin when it should have, and why; missedRuns says whether it begins later."},"createdAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"}}};

function validate141(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.operation === undefined) && (missing0 = "operation")) || ((data.input === undefined) && (missing0 = "input"))){
validate141.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "operation" || key0 === "input" || key0 === "queue" || key0 === "priority" || key0 === "deadlineAfterMs" || key0 === "timeoutMs" || key0 === "maxAttempts" || key0 === "concurrencyKey" || key0 === "metadata")){
validate141.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate141.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data0)){
validate141.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate141.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data1 = data.queue;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern17.test(data1)){
validate141.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate141.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data2 = data.priority;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate141.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9 || isNaN(data2)){
validate141.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9},message:"must be <= 9"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate141.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deadlineAfterMs !== undefined){
let data3 = data.deadlineAfterMs;
const _errs11 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate141.errors = [{instancePath:instancePath+"/deadlineAfterMs",schemaPath:"#/properties/deadlineAfterMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 31622400000 || isNaN(data3)){
validate141.errors = [{instancePath:instancePath+"/deadlineAfterMs",schemaPath:"#/properties/deadlineAfterMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400000},message:"must be <= 31622400000"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate141.errors = [{instancePath:instancePath+"/deadlineAfterMs",schemaPath:"#/properties/deadlineAfterMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined){
let data4 = data.timeoutMs;
const _errs13 = errors;
const _errs14 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate141.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 86400000 || isNaN(data4)){
validate141.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate141.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAttempts !== undefined){
let data5 = data.maxAttempts;
const _errs16 = errors;
const _errs17 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate141.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 100 || isNaN(data5)){
validate141.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate141.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.concurrencyKey !== undefined){
let data6 = data.concurrencyKey;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data6 === "string"){
if(data6.length > 128 && func2(data6) > 128){
validate141.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern18.test(data6)){
validate141.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:/@+-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:/@+-]{1,128}$"+"\""}];
return false;
}
}
}
else {
validate141.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data7 = data.metadata;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 32){
validate141.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
else {
for(const key1 in data7){
const _errs25 = errors;
if(typeof key1 === "string"){
if(key1.length > 64 && func2(key1) > 64){
const err0 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid8 = _errs25 === errors;
if(!valid8){
const err1 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate141.errors = vErrors;
return false;
break;
}
}
if(valid8){
for(const key2 in data7){
let data8 = data7[key2];
const _errs27 = errors;
if(errors === _errs27){
if(typeof data8 === "string"){
if(data8.length > 512 && func2(data8) > 512){
validate141.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate141.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs27 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
validate141.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate141.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate141.errors = vErrors;
return errors === 0;
}


function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.tenantId === undefined) && (missing0 = "tenantId"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.job === undefined) && (missing0 = "job"))) || ((data.missedRuns === undefined) && (missing0 = "missedRuns"))) || ((data.paused === undefined) && (missing0 = "paused"))) || ((data.nextRunAt === undefined) && (missing0 = "nextRunAt"))) || ((data.lastRunAt === undefined) && (missing0 = "lastRunAt"))) || ((data.lastJobId === undefined) && (missing0 = "lastJobId"))) || ((data.lastMissedRun === undefined) && (missing0 = "lastMissedRun"))) || ((data.createdAt === undefined) && (missing0 = "createdAt"))){
validate140.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "id" || key0 === "tenantId" || key0 === "name" || key0 === "job" || key0 === "cron" || key0 === "timeZone" || key0 === "everyMs" || key0 === "missedRuns" || key0 === "startAt" || key0 === "endAt" || key0 === "paused" || key0 === "nextRunAt" || key0 === "lastRunAt" || key0 === "lastJobId" || key0 === "lastMissedRun" || key0 === "createdAt")){
validate140.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate140.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate140.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantId !== undefined){
let data1 = data.tenantId;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate140.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate140.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
let data2 = data.name;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(!pattern15.test(data2)){
validate140.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}$"+"\""}];
return false;
}
}
else {
validate140.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined){
const _errs10 = errors;
if(!(validate141(data.job, {instancePath:instancePath+"/job",parentData:data,parentDataProperty:"job",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cron !== undefined){
let data4 = data.cron;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(data4.length > 128 && func2(data4) > 128){
validate140.errors = [{instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data4.length < 2 * 1 && func2(data4) < 1){
validate140.errors = [{instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate140.errors = [{instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeZone !== undefined){
let data5 = data.timeZone;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern19.test(data5)){
validate140.errors = [{instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_+/-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_+/-]{0,63}$"+"\""}];
return false;
}
}
else {
validate140.errors = [{instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.everyMs !== undefined){
let data6 = data.everyMs;
const _errs15 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate140.errors = [{instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 31622400000 || isNaN(data6)){
validate140.errors = [{instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400000},message:"must be <= 31622400000"}];
return false;
}
else {
if(data6 < 1000 || isNaN(data6)){
validate140.errors = [{instancePath:instancePath+"/everyMs",schemaPath:"#/properties/everyMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000"}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.missedRuns !== undefined){
let data7 = data.missedRuns;
const _errs17 = errors;
if(typeof data7 !== "string"){
validate140.errors = [{instancePath:instancePath+"/missedRuns",schemaPath:"#/properties/missedRuns/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data7 === "skip") || (data7 === "last")) || (data7 === "all"))){
validate140.errors = [{instancePath:instancePath+"/missedRuns",schemaPath:"#/properties/missedRuns/enum",keyword:"enum",params:{allowedValues: schema278.properties.missedRuns.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startAt !== undefined){
let data8 = data.startAt;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(errors === _errs20){
if(typeof data8 === "string"){
if(data8.length > 32 && func2(data8) > 32){
validate140.errors = [{instancePath:instancePath+"/startAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data8))){
validate140.errors = [{instancePath:instancePath+"/startAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate140.errors = [{instancePath:instancePath+"/startAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endAt !== undefined){
let data9 = data.endAt;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(errors === _errs23){
if(typeof data9 === "string"){
if(data9.length > 32 && func2(data9) > 32){
validate140.errors = [{instancePath:instancePath+"/endAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data9))){
validate140.errors = [{instancePath:instancePath+"/endAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate140.errors = [{instancePath:instancePath+"/endAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.paused !== undefined){
const _errs25 = errors;
if(typeof data.paused !== "boolean"){
validate140.errors = [{instancePath:instancePath+"/paused",schemaPath:"#/properties/paused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextRunAt !== undefined){
let data11 = data.nextRunAt;
const _errs27 = errors;
const _errs28 = errors;
let valid5 = false;
const _errs29 = errors;
const _errs30 = errors;
if(errors === _errs30){
if(errors === _errs30){
if(typeof data11 === "string"){
if(data11.length > 32 && func2(data11) > 32){
const err0 = {instancePath:instancePath+"/nextRunAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(!(formats2.test(data11))){
const err1 = {instancePath:instancePath+"/nextRunAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/nextRunAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var _valid0 = _errs29 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const _errs32 = errors;
if(data11 !== null){
const err3 = {instancePath:instancePath+"/nextRunAt",schemaPath:"#/properties/nextRunAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs32 === errors;
valid5 = valid5 || _valid0;
}
if(!valid5){
const err4 = {instancePath:instancePath+"/nextRunAt",schemaPath:"#/properties/nextRunAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate140.errors = vErrors;
return false;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastRunAt !== undefined){
let data12 = data.lastRunAt;
const _errs34 = errors;
const _errs35 = errors;
let valid7 = false;
const _errs36 = errors;
const _errs37 = errors;
if(errors === _errs37){
if(errors === _errs37){
if(typeof data12 === "string"){
if(data12.length > 32 && func2(data12) > 32){
const err5 = {instancePath:instancePath+"/lastRunAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
if(!(formats2.test(data12))){
const err6 = {instancePath:instancePath+"/lastRunAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/lastRunAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
var _valid1 = _errs36 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const _errs39 = errors;
if(data12 !== null){
const err8 = {instancePath:instancePath+"/lastRunAt",schemaPath:"#/properties/lastRunAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs39 === errors;
valid7 = valid7 || _valid1;
}
if(!valid7){
const err9 = {instancePath:instancePath+"/lastRunAt",schemaPath:"#/properties/lastRunAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate140.errors = vErrors;
return false;
}
else {
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastJobId !== undefined){
let data13 = data.lastJobId;
const _errs41 = errors;
const _errs42 = errors;
let valid9 = false;
const _errs43 = errors;
const _errs44 = errors;
if(errors === _errs44){
if(errors === _errs44){
if(typeof data13 === "string"){
if(!(formats0.test(data13))){
const err10 = {instancePath:instancePath+"/lastJobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/lastJobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
var _valid2 = _errs43 === errors;
valid9 = valid9 || _valid2;
if(!valid9){
const _errs46 = errors;
if(data13 !== null){
const err12 = {instancePath:instancePath+"/lastJobId",schemaPath:"#/properties/lastJobId/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid2 = _errs46 === errors;
valid9 = valid9 || _valid2;
}
if(!valid9){
const err13 = {instancePath:instancePath+"/lastJobId",schemaPath:"#/properties/lastJobId/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate140.errors = vErrors;
return false;
}
else {
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastMissedRun !== undefined){
let data14 = data.lastMissedRun;
const _errs48 = errors;
const _errs49 = errors;
let valid11 = false;
const _errs50 = errors;
if(errors === _errs50){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing1;
if(((data14.runAt === undefined) && (missing1 = "runAt")) || ((data14.code === undefined) && (missing1 = "code"))){
const err14 = {instancePath:instancePath+"/lastMissedRun",schemaPath:"#/properties/lastMissedRun/anyOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
const _errs52 = errors;
for(const key1 in data14){
if(!((key1 === "runAt") || (key1 === "code"))){
const err15 = {instancePath:instancePath+"/lastMissedRun",schemaPath:"#/properties/lastMissedRun/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
}
if(_errs52 === errors){
if(data14.runAt !== undefined){
let data15 = data14.runAt;
const _errs53 = errors;
const _errs54 = errors;
if(errors === _errs54){
if(errors === _errs54){
if(typeof data15 === "string"){
if(data15.length > 32 && func2(data15) > 32){
const err16 = {instancePath:instancePath+"/lastMissedRun/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
if(!(formats2.test(data15))){
const err17 = {instancePath:instancePath+"/lastMissedRun/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/lastMissedRun/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
var valid12 = _errs53 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data14.code !== undefined){
let data16 = data14.code;
const _errs56 = errors;
if(errors === _errs56){
if(typeof data16 === "string"){
if(!pattern41.test(data16)){
const err19 = {instancePath:instancePath+"/lastMissedRun/code",schemaPath:"#/properties/lastMissedRun/anyOf/0/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/lastMissedRun/code",schemaPath:"#/properties/lastMissedRun/anyOf/0/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid12 = _errs56 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/lastMissedRun",schemaPath:"#/properties/lastMissedRun/anyOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var _valid3 = _errs50 === errors;
valid11 = valid11 || _valid3;
if(!valid11){
const _errs58 = errors;
if(data14 !== null){
const err22 = {instancePath:instancePath+"/lastMissedRun",schemaPath:"#/properties/lastMissedRun/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid3 = _errs58 === errors;
valid11 = valid11 || _valid3;
}
if(!valid11){
const err23 = {instancePath:instancePath+"/lastMissedRun",schemaPath:"#/properties/lastMissedRun/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
validate140.errors = vErrors;
return false;
}
else {
errors = _errs49;
if(vErrors !== null){
if(_errs49){
vErrors.length = _errs49;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
let data17 = data.createdAt;
const _errs60 = errors;
const _errs61 = errors;
if(errors === _errs61){
if(errors === _errs61){
if(typeof data17 === "string"){
if(data17.length > 32 && func2(data17) > 32){
validate140.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data17))){
validate140.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate140.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate140.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate140.errors = vErrors;
return errors === 0;
}


function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate139.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate139.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate139.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate140(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate139.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate139.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate139.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate139.errors = vErrors;
return errors === 0;
}

export const validateSchedule = validate140;

export const validateServiceInfo = validate144;

function validate144(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.links === undefined) && (missing0 = "links"))){
validate144.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "version")) || (key0 === "links"))){
validate144.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(typeof data.name !== "string"){
validate144.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs4 = errors;
if(typeof data.version !== "string"){
validate144.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.links !== undefined){
let data2 = data.links;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
const _errs9 = errors;
if(typeof data2[key1] !== "string"){
validate144.errors = [{instancePath:instancePath+"/links/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/links/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate144.errors = [{instancePath:instancePath+"/links",schemaPath:"#/properties/links/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate144.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate144.errors = vErrors;
return errors === 0;
}

export const validateTenantList = validate145;

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.id === undefined) && (missing0 = "id")) || ((data.name === undefined) && (missing0 = "name"))) || ((data.tier === undefined) && (missing0 = "tier"))) || ((data.platform === undefined) && (missing0 = "platform"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.settings === undefined) && (missing0 = "settings"))) || ((data.quotas === undefined) && (missing0 = "quotas"))) || ((data.createdAt === undefined) && (missing0 = "createdAt"))) || ((data.updatedAt === undefined) && (missing0 = "updatedAt"))){
validate41.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "id" || key0 === "name" || key0 === "tier" || key0 === "platform" || key0 === "state" || key0 === "settings" || key0 === "quotas" || key0 === "createdAt" || key0 === "updatedAt")){
validate41.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate41.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
let data1 = data.name;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(data1.length > 128 && func2(data1) > 128){
validate41.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate41.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern25.test(data1)){
validate41.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/pattern",keyword:"pattern",params:{pattern: "^\\S(.*\\S)?$"},message:"must match pattern \""+"^\\S(.*\\S)?$"+"\""}];
return false;
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/name",schemaPath:"tenant.v1.schema.json#/$defs/tenantName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tier !== undefined){
let data2 = data.tier;
const _errs8 = errors;
if(typeof data2 !== "string"){
validate41.errors = [{instancePath:instancePath+"/tier",schemaPath:"tenant.v1.schema.json#/$defs/tenantTier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data2 === "free") || (data2 === "pro")) || (data2 === "enterprise"))){
validate41.errors = [{instancePath:instancePath+"/tier",schemaPath:"tenant.v1.schema.json#/$defs/tenantTier/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.platform !== undefined){
const _errs11 = errors;
if(typeof data.platform !== "boolean"){
validate41.errors = [{instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data4 = data.state;
const _errs13 = errors;
if(typeof data4 !== "string"){
validate41.errors = [{instancePath:instancePath+"/state",schemaPath:"tenant.v1.schema.json#/$defs/tenantState/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data4 === "active") || (data4 === "suspended"))){
validate41.errors = [{instancePath:instancePath+"/state",schemaPath:"tenant.v1.schema.json#/$defs/tenantState/enum",keyword:"enum",params:{allowedValues: schema89.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data5 = data.settings;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
validate41.errors = [{instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key1 in data5){
const _errs19 = errors;
if(typeof key1 === "string"){
if(!pattern26.test(key1)){
const err0 = {instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9_.-]{1,64}$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid6 = _errs19 === errors;
if(!valid6){
const err1 = {instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate41.errors = vErrors;
return false;
break;
}
}
if(valid6){
for(const key2 in data5){
let data6 = data5[key2];
const _errs21 = errors;
const _errs22 = errors;
let valid8 = false;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data6 === "string"){
if(data6.length > 512 && func2(data6) > 512){
const err2 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs23 === errors;
valid8 = valid8 || _valid0;
if(!valid8){
const _errs25 = errors;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err4 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs25 === errors;
valid8 = valid8 || _valid0;
if(!valid8){
const _errs27 = errors;
if(typeof data6 !== "boolean"){
const err5 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf/2/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs27 === errors;
valid8 = valid8 || _valid0;
}
}
if(!valid8){
const err6 = {instancePath:instancePath+"/settings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/additionalProperties/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate41.errors = vErrors;
return false;
}
else {
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
}
var valid7 = _errs21 === errors;
if(!valid7){
break;
}
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/settings",schemaPath:"tenant.v1.schema.json#/$defs/tenantSettings/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quotas !== undefined){
let data7 = data.quotas;
const _errs29 = errors;
if(errors === _errs29){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if(((data7.jobsInFlight === undefined) && (missing1 = "jobsInFlight")) || ((data7.storedBytes === undefined) && (missing1 = "storedBytes"))){
validate41.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs31 = errors;
for(const key3 in data7){
if(!((key3 === "jobsInFlight") || (key3 === "storedBytes"))){
validate41.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs31 === errors){
if(data7.jobsInFlight !== undefined){
let data8 = data7.jobsInFlight;
const _errs32 = errors;
const _errs33 = errors;
let valid10 = false;
const _errs34 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err7 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(errors === _errs34){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000000000 || isNaN(data8)){
const err8 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(data8 < 0 || isNaN(data8)){
const err9 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
var _valid1 = _errs34 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs36 = errors;
if(data8 !== null){
const err10 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs36 === errors;
valid10 = valid10 || _valid1;
}
if(!valid10){
const err11 = {instancePath:instancePath+"/quotas/jobsInFlight",schemaPath:"#/properties/quotas/properties/jobsInFlight/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate41.errors = vErrors;
return false;
}
else {
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data7.storedBytes !== undefined){
let data9 = data7.storedBytes;
const _errs38 = errors;
const _errs39 = errors;
let valid11 = false;
const _errs40 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err12 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(errors === _errs40){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
const err13 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
if(data9 < 0 || isNaN(data9)){
const err14 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
}
var _valid2 = _errs40 === errors;
valid11 = valid11 || _valid2;
if(!valid11){
const _errs42 = errors;
if(data9 !== null){
const err15 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs42 === errors;
valid11 = valid11 || _valid2;
}
if(!valid11){
const err16 = {instancePath:instancePath+"/quotas/storedBytes",schemaPath:"#/properties/quotas/properties/storedBytes/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
validate41.errors = vErrors;
return false;
}
else {
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
}
var valid9 = _errs38 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
let data10 = data.createdAt;
const _errs44 = errors;
const _errs45 = errors;
if(errors === _errs45){
if(errors === _errs45){
if(typeof data10 === "string"){
if(data10.length > 32 && func2(data10) > 32){
validate41.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data10))){
validate41.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updatedAt !== undefined){
let data11 = data.updatedAt;
const _errs47 = errors;
const _errs48 = errors;
if(errors === _errs48){
if(errors === _errs48){
if(typeof data11 === "string"){
if(data11.length > 32 && func2(data11) > 32){
validate41.errors = [{instancePath:instancePath+"/updatedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data11))){
validate41.errors = [{instancePath:instancePath+"/updatedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/updatedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}


function validate145(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate145.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate145.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate145.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate41(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate145.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate145.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate145.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate145.errors = vErrors;
return errors === 0;
}

export const validateTenantUsage = validate147;

function validate147(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.jobsInFlight === undefined) && (missing0 = "jobsInFlight")) || ((data.storedBytes === undefined) && (missing0 = "storedBytes"))) || ((data.ageMs === undefined) && (missing0 = "ageMs"))){
validate147.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "jobsInFlight") || (key0 === "storedBytes")) || (key0 === "ageMs"))){
validate147.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.jobsInFlight !== undefined){
let data0 = data.jobsInFlight;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate147.errors = [{instancePath:instancePath+"/jobsInFlight",schemaPath:"#/properties/jobsInFlight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate147.errors = [{instancePath:instancePath+"/jobsInFlight",schemaPath:"#/properties/jobsInFlight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.storedBytes !== undefined){
let data1 = data.storedBytes;
const _errs4 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate147.errors = [{instancePath:instancePath+"/storedBytes",schemaPath:"#/properties/storedBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate147.errors = [{instancePath:instancePath+"/storedBytes",schemaPath:"#/properties/storedBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ageMs !== undefined){
let data2 = data.ageMs;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate147.errors = [{instancePath:instancePath+"/ageMs",schemaPath:"#/properties/ageMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate147.errors = [{instancePath:instancePath+"/ageMs",schemaPath:"#/properties/ageMs/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate147.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate147.errors = vErrors;
return errors === 0;
}

export const validateTenant = validate41;

export const validateTokens = validate148;
const schema299 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/tokens.v1.schema.json","title":"Tokens","description":"What a login gives, and each refresh again.","type":"object","required":["accessToken","refreshToken","tokenType","expiresIn"],"additionalProperties":false,"properties":{"accessToken":{"type":"string","minLength":1,"maxLength":8192,"description":"Sent as Authorization: Bearer."},"refreshToken":{"type":"string","pattern":"^[A-Za-z0-9_.~-]{1,256}$","description":"Works once; the answer has the next one."},"tokenType":{"type":"string","enum":["Bearer"]},"expiresIn":{"type":"integer","minimum":1,"description":"Seconds until the access token expires."}}};

function validate148(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.accessToken === undefined) && (missing0 = "accessToken")) || ((data.refreshToken === undefined) && (missing0 = "refreshToken"))) || ((data.tokenType === undefined) && (missing0 = "tokenType"))) || ((data.expiresIn === undefined) && (missing0 = "expiresIn"))){
validate148.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "accessToken") || (key0 === "refreshToken")) || (key0 === "tokenType")) || (key0 === "expiresIn"))){
validate148.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.accessToken !== undefined){
let data0 = data.accessToken;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 8192 && func2(data0) > 8192){
validate148.errors = [{instancePath:instancePath+"/accessToken",schemaPath:"#/properties/accessToken/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate148.errors = [{instancePath:instancePath+"/accessToken",schemaPath:"#/properties/accessToken/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate148.errors = [{instancePath:instancePath+"/accessToken",schemaPath:"#/properties/accessToken/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refreshToken !== undefined){
let data1 = data.refreshToken;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern96.test(data1)){
validate148.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.~-]{1,256}$"},message:"must match pattern \""+"^[A-Za-z0-9_.~-]{1,256}$"+"\""}];
return false;
}
}
else {
validate148.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/properties/refreshToken/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokenType !== undefined){
let data2 = data.tokenType;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate148.errors = [{instancePath:instancePath+"/tokenType",schemaPath:"#/properties/tokenType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data2 === "Bearer")){
validate148.errors = [{instancePath:instancePath+"/tokenType",schemaPath:"#/properties/tokenType/enum",keyword:"enum",params:{allowedValues: schema299.properties.tokenType.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expiresIn !== undefined){
let data3 = data.expiresIn;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate148.errors = [{instancePath:instancePath+"/expiresIn",schemaPath:"#/properties/expiresIn/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
validate148.errors = [{instancePath:instancePath+"/expiresIn",schemaPath:"#/properties/expiresIn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate148.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate148.errors = vErrors;
return errors === 0;
}

export const validateUpdateSchedule = validate149;

function validate149(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.paused === undefined) && (missing0 = "paused")){
validate149.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "paused")){
validate149.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.paused !== undefined){
if(typeof data.paused !== "boolean"){
validate149.errors = [{instancePath:instancePath+"/paused",schemaPath:"#/properties/paused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
}
}
}
}
else {
validate149.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate149.errors = vErrors;
return errors === 0;
}

export const validateUpdateTenant = validate72;

export const validateUpdateUser = validate150;

function validate150(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
validate150.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "role") || (key0 === "password")) || (key0 === "disabled"))){
validate150.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.role !== undefined){
let data0 = data.role;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate150.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data0 === "admin") || (data0 === "operator")) || (data0 === "auditor")) || (data0 === "viewer")) || (data0 === "guest"))){
validate150.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema137.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data1 = data.password;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
validate150.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data1.length < 2 * 1 && func2(data1) < 1){
validate150.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate150.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disabled !== undefined){
const _errs6 = errors;
if(typeof data.disabled !== "boolean"){
validate150.errors = [{instancePath:instancePath+"/disabled",schemaPath:"#/properties/disabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate150.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate150.errors = vErrors;
return errors === 0;
}

export const validateUserList = validate151;
const schema303 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/http/user.v1.schema.json","title":"User","description":"A user as administrators see it.","type":"object","required":["id","username","tenantId","role","disabled","createdAt"],"additionalProperties":false,"properties":{"id":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"username":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$","description":"Unique over all tenants, since a login names none."},"tenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid"},"role":{"type":"string","enum":["admin","operator","auditor","viewer","guest"]},"createdAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"disabled":{"type":"boolean","description":"May not log in, and nothing that was issued is taken."},"lastLoginAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"}}};

function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.id === undefined) && (missing0 = "id")) || ((data.username === undefined) && (missing0 = "username"))) || ((data.tenantId === undefined) && (missing0 = "tenantId"))) || ((data.role === undefined) && (missing0 = "role"))) || ((data.disabled === undefined) && (missing0 = "disabled"))) || ((data.createdAt === undefined) && (missing0 = "createdAt"))){
validate152.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "id") || (key0 === "username")) || (key0 === "tenantId")) || (key0 === "role")) || (key0 === "createdAt")) || (key0 === "disabled")) || (key0 === "lastLoginAt"))){
validate152.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate152.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate152.errors = [{instancePath:instancePath+"/id",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.username !== undefined){
let data1 = data.username;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(!pattern31.test(data1)){
validate152.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"+"\""}];
return false;
}
}
else {
validate152.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenantId !== undefined){
let data2 = data.tenantId;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
validate152.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate152.errors = [{instancePath:instancePath+"/tenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.role !== undefined){
let data3 = data.role;
const _errs10 = errors;
if(typeof data3 !== "string"){
validate152.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data3 === "admin") || (data3 === "operator")) || (data3 === "auditor")) || (data3 === "viewer")) || (data3 === "guest"))){
validate152.errors = [{instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema303.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
let data4 = data.createdAt;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(errors === _errs13){
if(typeof data4 === "string"){
if(data4.length > 32 && func2(data4) > 32){
validate152.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate152.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate152.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disabled !== undefined){
const _errs15 = errors;
if(typeof data.disabled !== "boolean"){
validate152.errors = [{instancePath:instancePath+"/disabled",schemaPath:"#/properties/disabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastLoginAt !== undefined){
let data6 = data.lastLoginAt;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data6 === "string"){
if(data6.length > 32 && func2(data6) > 32){
validate152.errors = [{instancePath:instancePath+"/lastLoginAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data6))){
validate152.errors = [{instancePath:instancePath+"/lastLoginAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate152.errors = [{instancePath:instancePath+"/lastLoginAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate152.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate152.errors = vErrors;
return errors === 0;
}


function validate151(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.items === undefined) && (missing0 = "items")) || ((data.nextCursor === undefined) && (missing0 = "nextCursor"))){
validate151.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "items") || (key0 === "nextCursor"))){
validate151.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.items !== undefined){
let data0 = data.items;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate151.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate152(data0[i0], {instancePath:instancePath+"/items/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate151.errors = [{instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nextCursor !== undefined){
let data2 = data.nextCursor;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 256 && func2(data2) > 256){
const err0 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs9 = errors;
if(data2 !== null){
const err2 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/nextCursor",schemaPath:"#/properties/nextCursor/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate151.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate151.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate151.errors = vErrors;
return errors === 0;
}

export const validateUser = validate152;

export const validateVerifyApiKey = validate154;

function validate154(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.key === undefined) && (missing0 = "key")){
validate154.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "key") || (key0 === "uses"))){
validate154.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.key !== undefined){
let data0 = data.key;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 256 && func2(data0) > 256){
validate154.errors = [{instancePath:instancePath+"/key",schemaPath:"#/properties/key/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate154.errors = [{instancePath:instancePath+"/key",schemaPath:"#/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate154.errors = [{instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uses !== undefined){
let data1 = data.uses;
const _errs4 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate154.errors = [{instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000 || isNaN(data1)){
validate154.errors = [{instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate154.errors = [{instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate154.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate154.errors = vErrors;
return errors === 0;
}

export const validateAccessRevoked = validate155;
const schema309 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/messages/access-revoked.v1.schema.json","title":"AccessRevoked","description":"Tokens or a key must not be taken any more: whoever believes them forgets them at once, and reads the list of revocations.","type":"object","required":["kind","id","at","seq"],"additionalProperties":false,"properties":{"kind":{"type":"string","enum":["user","tenant","session","key"]},"id":{"type":"string","pattern":"^[A-Za-z0-9-]{1,64}$","description":"Of the user, tenant, session or key."},"at":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"seq":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Its place in the list of revocations."}}};

function validate155(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.kind === undefined) && (missing0 = "kind")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.seq === undefined) && (missing0 = "seq"))){
validate155.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "kind") || (key0 === "id")) || (key0 === "at")) || (key0 === "seq"))){
validate155.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
let data0 = data.kind;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate155.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data0 === "user") || (data0 === "tenant")) || (data0 === "session")) || (data0 === "key"))){
validate155.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema309.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern119.test(data1)){
validate155.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9-]{1,64}$"+"\""}];
return false;
}
}
else {
validate155.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data2 = data.at;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data2 === "string"){
if(data2.length > 32 && func2(data2) > 32){
validate155.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data2))){
validate155.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate155.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data3 = data.seq;
const _errs9 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate155.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate155.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate155.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate155.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate155.errors = vErrors;
return errors === 0;
}

export const validateAuditRecorded = validate156;
const schema311 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/messages/audit-recorded.v1.schema.json","title":"AuditRecorded","description":"Who did what to which thing, and how it went. The envelope's subject is the thing's id, its tenant whose record it is.","type":"object","required":["principal","action","resource","outcome","at","requestId"],"additionalProperties":false,"properties":{"principal":{"type":"string","minLength":1,"maxLength":128},"ownTenantId":{"$ref":"../primitives.v1.schema.json#/$defs/uuid","description":"Where the principal belongs, when it acted for the envelope's tenant from another."},"action":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,31}\\.[a-z][a-z0-9-]{0,31}$","description":"A noun, which is the category in the subject, and a verb: dead-letter.redrive."},"resource":{"type":"object","required":["type","id"],"additionalProperties":false,"properties":{"type":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,31}$"},"id":{"type":"string","minLength":1,"maxLength":128}}},"outcome":{"enum":["succeeded","refused","failed"],"type":"string"},"at":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"requestId":{"type":"string","pattern":"^[A-Za-z0-9._:-]{1,128}$","description":"Of the client's request; the envelope's correlation id."},"details":{"type":"object","maxProperties":16,"propertyNames":{"maxLength":64},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512},{"type":"number"},{"type":"boolean"}]},"description":"What a reader needs to understand the action; never an input or an output of a job."}}};
const pattern130 = new RegExp("^[a-z][a-z0-9-]{0,31}\\.[a-z][a-z0-9-]{0,31}$", "u");
const pattern131 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");

function validate156(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.principal === undefined) && (missing0 = "principal")) || ((data.action === undefined) && (missing0 = "action"))) || ((data.resource === undefined) && (missing0 = "resource"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.requestId === undefined) && (missing0 = "requestId"))){
validate156.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "principal") || (key0 === "ownTenantId")) || (key0 === "action")) || (key0 === "resource")) || (key0 === "outcome")) || (key0 === "at")) || (key0 === "requestId")) || (key0 === "details"))){
validate156.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.principal !== undefined){
let data0 = data.principal;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate156.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate156.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate156.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownTenantId !== undefined){
let data1 = data.ownTenantId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate156.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate156.errors = [{instancePath:instancePath+"/ownTenantId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined){
let data2 = data.action;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern130.test(data2)){
validate156.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,31}\\.[a-z][a-z0-9-]{0,31}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}\\.[a-z][a-z0-9-]{0,31}$"+"\""}];
return false;
}
}
else {
validate156.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resource !== undefined){
let data3 = data.resource;
const _errs9 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.type === undefined) && (missing1 = "type")) || ((data3.id === undefined) && (missing1 = "id"))){
validate156.errors = [{instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key1 in data3){
if(!((key1 === "type") || (key1 === "id"))){
validate156.errors = [{instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data3.type !== undefined){
let data4 = data3.type;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern131.test(data4)){
validate156.errors = [{instancePath:instancePath+"/resource/type",schemaPath:"#/properties/resource/properties/type/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,31}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}$"+"\""}];
return false;
}
}
else {
validate156.errors = [{instancePath:instancePath+"/resource/type",schemaPath:"#/properties/resource/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.id !== undefined){
let data5 = data3.id;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(data5.length > 128 && func2(data5) > 128){
validate156.errors = [{instancePath:instancePath+"/resource/id",schemaPath:"#/properties/resource/properties/id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data5.length < 2 * 1 && func2(data5) < 1){
validate156.errors = [{instancePath:instancePath+"/resource/id",schemaPath:"#/properties/resource/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate156.errors = [{instancePath:instancePath+"/resource/id",schemaPath:"#/properties/resource/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate156.errors = [{instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data6 = data.outcome;
const _errs16 = errors;
if(typeof data6 !== "string"){
validate156.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data6 === "succeeded") || (data6 === "refused")) || (data6 === "failed"))){
validate156.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema311.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data7 = data.at;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(errors === _errs19){
if(typeof data7 === "string"){
if(data7.length > 32 && func2(data7) > 32){
validate156.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data7))){
validate156.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate156.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data8 = data.requestId;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data8 === "string"){
if(!pattern7.test(data8)){
validate156.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:-]{1,128}$"+"\""}];
return false;
}
}
else {
validate156.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.details !== undefined){
let data9 = data.details;
const _errs23 = errors;
if(errors === _errs23){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length > 16){
validate156.errors = [{instancePath:instancePath+"/details",schemaPath:"#/properties/details/maxProperties",keyword:"maxProperties",params:{limit: 16},message:"must NOT have more than 16 properties"}];
return false;
}
else {
for(const key2 in data9){
const _errs25 = errors;
if(typeof key2 === "string"){
if(key2.length > 64 && func2(key2) > 64){
const err0 = {instancePath:instancePath+"/details",schemaPath:"#/properties/details/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid4 = _errs25 === errors;
if(!valid4){
const err1 = {instancePath:instancePath+"/details",schemaPath:"#/properties/details/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate156.errors = vErrors;
return false;
break;
}
}
if(valid4){
for(const key3 in data9){
let data10 = data9[key3];
const _errs27 = errors;
const _errs28 = errors;
let valid6 = false;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data10 === "string"){
if(data10.length > 512 && func2(data10) > 512){
const err2 = {instancePath:instancePath+"/details/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/details/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/details/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/details/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs29 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const _errs31 = errors;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err4 = {instancePath:instancePath+"/details/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/details/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs31 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const _errs33 = errors;
if(typeof data10 !== "boolean"){
const err5 = {instancePath:instancePath+"/details/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/details/additionalProperties/anyOf/2/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs33 === errors;
valid6 = valid6 || _valid0;
}
}
if(!valid6){
const err6 = {instancePath:instancePath+"/details/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/details/additionalProperties/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate156.errors = vErrors;
return false;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate156.errors = [{instancePath:instancePath+"/details",schemaPath:"#/properties/details/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate156.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate156.errors = vErrors;
return errors === 0;
}

export const validateBusProbed = validate157;

function validate157(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.instance === undefined) && (missing0 = "instance")){
validate157.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "instance")){
validate157.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.instance !== undefined){
let data0 = data.instance;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern112.test(data0)){
validate157.errors = [{instancePath:instancePath+"/instance",schemaPath:"../primitives.v1.schema.json#/$defs/instance/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_-]{1,64}$"},message:"must match pattern \""+"^[a-zA-Z0-9_-]{1,64}$"+"\""}];
return false;
}
}
else {
validate157.errors = [{instancePath:instancePath+"/instance",schemaPath:"../primitives.v1.schema.json#/$defs/instance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate157.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate157.errors = vErrors;
return errors === 0;
}

export const validateJobChanged = validate158;

function validate158(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.state === undefined) && (missing0 = "state")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.operation === undefined) && (missing0 = "operation"))) || ((data.queue === undefined) && (missing0 = "queue"))) || ((data.createdAt === undefined) && (missing0 = "createdAt"))){
validate158.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "state") || (key0 === "attempt")) || (key0 === "operation")) || (key0 === "queue")) || (key0 === "error")) || (key0 === "progress")) || (key0 === "createdAt")) || (key0 === "finishedAt"))){
validate158.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.state !== undefined){
let data0 = data.state;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate158.errors = [{instancePath:instancePath+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((((((data0 === "scheduled") || (data0 === "queued")) || (data0 === "dispatched")) || (data0 === "running")) || (data0 === "retrying")) || (data0 === "succeeded")) || (data0 === "failed")) || (data0 === "cancelled")) || (data0 === "expired")) || (data0 === "dead_lettered"))){
validate158.errors = [{instancePath:instancePath+"/state",schemaPath:"../primitives.v1.schema.json#/$defs/jobState/enum",keyword:"enum",params:{allowedValues: schema193.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs5 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate158.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000 || isNaN(data1)){
validate158.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate158.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data2 = data.operation;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(data2.length > 128 && func2(data2) > 128){
validate158.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data2)){
validate158.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate158.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data3 = data.queue;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(!pattern17.test(data3)){
validate158.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate158.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
let data4 = data.error;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.code === undefined) && (missing1 = "code")) || ((data4.message === undefined) && (missing1 = "message"))){
validate158.errors = [{instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key1 in data4){
if(!(((key1 === "code") || (key1 === "message")) || (key1 === "path"))){
validate158.errors = [{instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data4.code !== undefined){
let data5 = data4.code;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data5 === "string"){
if(!pattern41.test(data5)){
validate158.errors = [{instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate158.errors = [{instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.message !== undefined){
let data6 = data4.message;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data6 === "string"){
if(data6.length > 4096 && func2(data6) > 4096){
validate158.errors = [{instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate158.errors = [{instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs19 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data4.path !== undefined){
let data7 = data4.path;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data7 === "string"){
if(data7.length > 512 && func2(data7) > 512){
validate158.errors = [{instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate158.errors = [{instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs21 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate158.errors = [{instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.progress !== undefined){
let data8 = data.progress;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((data8.sequence === undefined) && (missing2 = "sequence")){
validate158.errors = [{instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs26 = errors;
for(const key2 in data8){
if(!(((key2 === "sequence") || (key2 === "fraction")) || (key2 === "message"))){
validate158.errors = [{instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs26 === errors){
if(data8.sequence !== undefined){
let data9 = data8.sequence;
const _errs27 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate158.errors = [{instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs27){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 2147483647 || isNaN(data9)){
validate158.errors = [{instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data9 < 1 || isNaN(data9)){
validate158.errors = [{instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid7 = _errs27 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data8.fraction !== undefined){
let data10 = data8.fraction;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1 || isNaN(data10)){
validate158.errors = [{instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data10 < 0 || isNaN(data10)){
validate158.errors = [{instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate158.errors = [{instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid7 = _errs29 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data8.message !== undefined){
let data11 = data8.message;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data11 === "string"){
if(data11.length > 512 && func2(data11) > 512){
validate158.errors = [{instancePath:instancePath+"/progress/message",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/message/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate158.errors = [{instancePath:instancePath+"/progress/message",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs31 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
else {
validate158.errors = [{instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
let data12 = data.createdAt;
const _errs33 = errors;
const _errs34 = errors;
if(errors === _errs34){
if(errors === _errs34){
if(typeof data12 === "string"){
if(data12.length > 32 && func2(data12) > 32){
validate158.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data12))){
validate158.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate158.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finishedAt !== undefined){
let data13 = data.finishedAt;
const _errs36 = errors;
const _errs37 = errors;
if(errors === _errs37){
if(errors === _errs37){
if(typeof data13 === "string"){
if(data13.length > 32 && func2(data13) > 32){
validate158.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data13))){
validate158.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate158.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate158.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate158.errors = vErrors;
return errors === 0;
}

export const validateJobFinished = validate159;

function validate159(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(!(validate100(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
validate159.errors = vErrors;
return errors === 0;
}

export const validateJobRequested = validate161;
const pattern140 = new RegExp("^[A-Za-z0-9_-]{22}$", "u");
const pattern141 = new RegExp("^[a-zA-Z0-9_-]{1,64}( https?://[^ ]{1,240}( http)?)?$", "u");

function validate161(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.operation === undefined) && (missing0 = "operation")) || ((data.queue === undefined) && (missing0 = "queue"))) || ((data.input === undefined) && (missing0 = "input"))) || ((data.priority === undefined) && (missing0 = "priority"))) || ((data.maxAttempts === undefined) && (missing0 = "maxAttempts"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))) || ((data.principal === undefined) && (missing0 = "principal"))) || ((data.requestedAt === undefined) && (missing0 = "requestedAt"))){
validate161.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "operation" || key0 === "queue" || key0 === "input" || key0 === "priority" || key0 === "maxAttempts" || key0 === "timeoutMs" || key0 === "runAt" || key0 === "deadline" || key0 === "concurrencyKey" || key0 === "metadata" || key0 === "fingerprint" || key0 === "principal" || key0 === "requestedAt" || key0 === "notify" || key0 === "redrive")){
validate161.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate161.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data0)){
validate161.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue !== undefined){
let data1 = data.queue;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern17.test(data1)){
validate161.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}$"+"\""}];
return false;
}
}
else {
validate161.errors = [{instancePath:instancePath+"/queue",schemaPath:"../primitives.v1.schema.json#/$defs/queueName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data2 = data.priority;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate161.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9 || isNaN(data2)){
validate161.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9},message:"must be <= 9"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate161.errors = [{instancePath:instancePath+"/priority",schemaPath:"../primitives.v1.schema.json#/$defs/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAttempts !== undefined){
let data3 = data.maxAttempts;
const _errs11 = errors;
const _errs12 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate161.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 100 || isNaN(data3)){
validate161.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate161.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined){
let data4 = data.timeoutMs;
const _errs14 = errors;
const _errs15 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate161.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 86400000 || isNaN(data4)){
validate161.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate161.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runAt !== undefined){
let data5 = data.runAt;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data5 === "string"){
if(data5.length > 32 && func2(data5) > 32){
validate161.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data5))){
validate161.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/runAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deadline !== undefined){
let data6 = data.deadline;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data6 === "string"){
if(data6.length > 32 && func2(data6) > 32){
validate161.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data6))){
validate161.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.concurrencyKey !== undefined){
let data7 = data.concurrencyKey;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data7 === "string"){
if(data7.length > 128 && func2(data7) > 128){
validate161.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern18.test(data7)){
validate161.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._:/@+-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._:/@+-]{1,128}$"+"\""}];
return false;
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/concurrencyKey",schemaPath:"../primitives.v1.schema.json#/$defs/concurrencyKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data8 = data.metadata;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 32){
validate161.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
else {
for(const key1 in data8){
const _errs29 = errors;
if(typeof key1 === "string"){
if(key1.length > 64 && func2(key1) > 64){
const err0 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid10 = _errs29 === errors;
if(!valid10){
const err1 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate161.errors = vErrors;
return false;
break;
}
}
if(valid10){
for(const key2 in data8){
let data9 = data8[key2];
const _errs31 = errors;
if(errors === _errs31){
if(typeof data9 === "string"){
if(data9.length > 512 && func2(data9) > 512){
validate161.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate161.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs31 === errors;
if(!valid11){
break;
}
}
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data10 = data.fingerprint;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data10 === "string"){
if(!pattern140.test(data10)){
validate161.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{22}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{22}$"+"\""}];
return false;
}
}
else {
validate161.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined){
let data11 = data.principal;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data11 === "string"){
if(data11.length > 128 && func2(data11) > 128){
validate161.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(data11.length < 2 * 1 && func2(data11) < 1){
validate161.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestedAt !== undefined){
let data12 = data.requestedAt;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(errors === _errs38){
if(typeof data12 === "string"){
if(data12.length > 32 && func2(data12) > 32){
validate161.errors = [{instancePath:instancePath+"/requestedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data12))){
validate161.errors = [{instancePath:instancePath+"/requestedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/requestedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notify !== undefined){
let data13 = data.notify;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data13 === "string"){
if(data13.length > 330 && func2(data13) > 330){
validate161.errors = [{instancePath:instancePath+"/notify",schemaPath:"../primitives.v1.schema.json#/$defs/gatewayAddress/maxLength",keyword:"maxLength",params:{limit: 330},message:"must NOT have more than 330 characters"}];
return false;
}
else {
if(!pattern141.test(data13)){
validate161.errors = [{instancePath:instancePath+"/notify",schemaPath:"../primitives.v1.schema.json#/$defs/gatewayAddress/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_-]{1,64}( https?://[^ ]{1,240}( http)?)?$"},message:"must match pattern \""+"^[a-zA-Z0-9_-]{1,64}( https?://[^ ]{1,240}( http)?)?$"+"\""}];
return false;
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/notify",schemaPath:"../primitives.v1.schema.json#/$defs/gatewayAddress/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redrive !== undefined){
let data14 = data.redrive;
const _errs43 = errors;
if(errors === _errs43){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing1;
if((((data14.of === undefined) && (missing1 = "of")) || ((data14.root === undefined) && (missing1 = "root"))) || ((data14.number === undefined) && (missing1 = "number"))){
validate161.errors = [{instancePath:instancePath+"/redrive",schemaPath:"#/properties/redrive/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs45 = errors;
for(const key3 in data14){
if(!(((key3 === "of") || (key3 === "root")) || (key3 === "number"))){
validate161.errors = [{instancePath:instancePath+"/redrive",schemaPath:"#/properties/redrive/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs45 === errors){
if(data14.of !== undefined){
let data15 = data14.of;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(errors === _errs47){
if(typeof data15 === "string"){
if(!(formats0.test(data15))){
validate161.errors = [{instancePath:instancePath+"/redrive/of",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate161.errors = [{instancePath:instancePath+"/redrive/of",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid14 = _errs46 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data14.root !== undefined){
let data16 = data14.root;
const _errs49 = errors;
const _errs50 = errors;
if(errors === _errs50){
if(errors === _errs50){
if(typeof data16 === "string"){
if(!(formats0.test(data16))){
validate161.errors = [{instancePath:instancePath+"/redrive/root",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate161.errors = [{instancePath:instancePath+"/redrive/root",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid14 = _errs49 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data14.number !== undefined){
let data17 = data14.number;
const _errs52 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate161.errors = [{instancePath:instancePath+"/redrive/number",schemaPath:"#/properties/redrive/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs52){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 3 || isNaN(data17)){
validate161.errors = [{instancePath:instancePath+"/redrive/number",schemaPath:"#/properties/redrive/properties/number/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3"}];
return false;
}
else {
if(data17 < 1 || isNaN(data17)){
validate161.errors = [{instancePath:instancePath+"/redrive/number",schemaPath:"#/properties/redrive/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid14 = _errs52 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
else {
validate161.errors = [{instancePath:instancePath+"/redrive",schemaPath:"#/properties/redrive/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate161.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate161.errors = vErrors;
return errors === 0;
}

export const validateMessageDeadLettered = validate162;

function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.reason === undefined) && (missing0 = "reason")) || ((data.code === undefined) && (missing0 = "code"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))) || ((data.attempts === undefined) && (missing0 = "attempts"))) || ((data.failedAt === undefined) && (missing0 = "failedAt"))) || ((data.stream === undefined) && (missing0 = "stream"))) || ((data.consumer === undefined) && (missing0 = "consumer"))){
validate162.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "reason" || key0 === "code" || key0 === "fingerprint" || key0 === "attempts" || key0 === "failedAt" || key0 === "stream" || key0 === "consumer" || key0 === "subject" || key0 === "sequence" || key0 === "jobId" || key0 === "operation" || key0 === "envelope" || key0 === "raw")){
validate162.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.reason !== undefined){
let data0 = data.reason;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 4096 && func2(data0) > 4096){
validate162.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data1 = data.code;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern41.test(data1)){
validate162.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data2 = data.fingerprint;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern40.test(data2)){
validate162.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempts !== undefined){
let data3 = data.attempts;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate162.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 2147483647 || isNaN(data3)){
validate162.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate162.errors = [{instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failedAt !== undefined){
let data4 = data.failedAt;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data4 === "string"){
if(data4.length > 32 && func2(data4) > 32){
validate162.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate162.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate162.errors = [{instancePath:instancePath+"/failedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stream !== undefined){
let data5 = data.stream;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(data5.length > 64 && func2(data5) > 64){
validate162.errors = [{instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.consumer !== undefined){
let data6 = data.consumer;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(data6.length > 128 && func2(data6) > 128){
validate162.errors = [{instancePath:instancePath+"/consumer",schemaPath:"#/properties/consumer/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/consumer",schemaPath:"#/properties/consumer/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
let data7 = data.subject;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data7 === "string"){
if(data7.length > 256 && func2(data7) > 256){
validate162.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sequence !== undefined){
let data8 = data.sequence;
const _errs19 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate162.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs19){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 9007199254740991 || isNaN(data8)){
validate162.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data8 < 0 || isNaN(data8)){
validate162.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.jobId !== undefined){
let data9 = data.jobId;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if(errors === _errs22){
if(typeof data9 === "string"){
if(!(formats0.test(data9))){
validate162.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/jobId",schemaPath:"../primitives.v1.schema.json#/$defs/uuid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
let data10 = data.operation;
const _errs24 = errors;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data10 === "string"){
if(data10.length > 128 && func2(data10) > 128){
validate162.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data10)){
validate162.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate162.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.raw !== undefined){
let data11 = data.raw;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data11 === "string"){
if(data11.length > 1500000 && func2(data11) > 1500000){
validate162.errors = [{instancePath:instancePath+"/raw",schemaPath:"#/properties/raw/maxLength",keyword:"maxLength",params:{limit: 1500000},message:"must NOT have more than 1500000 characters"}];
return false;
}
}
else {
validate162.errors = [{instancePath:instancePath+"/raw",schemaPath:"#/properties/raw/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate162.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate162.errors = vErrors;
return errors === 0;
}

export const validateOperationsChanged = validate163;

function validate163(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.names === undefined) && (missing0 = "names")){
validate163.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "names")){
validate163.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.names !== undefined){
let data0 = data.names;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate163.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(data1.length > 128 && func2(data1) > 128){
validate163.errors = [{instancePath:instancePath+"/names/" + i0,schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data1)){
validate163.errors = [{instancePath:instancePath+"/names/" + i0,schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate163.errors = [{instancePath:instancePath+"/names/" + i0,schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate163.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate163.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate163.errors = vErrors;
return errors === 0;
}

export const validateRoadSwitched = validate164;
const schema345 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/messages/road-switched.v1.schema.json","title":"RoadSwitched","description":"A service sends by another road than before. It is said once JetStream takes it again, with the time at which it happened.","type":"object","additionalProperties":false,"required":["service","instance","road","at"],"properties":{"service":{"type":"string","minLength":1,"maxLength":64},"instance":{"$ref":"../primitives.v1.schema.json#/$defs/instance"},"road":{"type":"string","enum":["jetstream","http"],"description":"The road from then on."},"at":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"}}};

function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.service === undefined) && (missing0 = "service")) || ((data.instance === undefined) && (missing0 = "instance"))) || ((data.road === undefined) && (missing0 = "road"))) || ((data.at === undefined) && (missing0 = "at"))){
validate164.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "service") || (key0 === "instance")) || (key0 === "road")) || (key0 === "at"))){
validate164.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.service !== undefined){
let data0 = data.service;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 64 && func2(data0) > 64){
validate164.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(data0.length < 2 * 1 && func2(data0) < 1){
validate164.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate164.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.instance !== undefined){
let data1 = data.instance;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(!pattern112.test(data1)){
validate164.errors = [{instancePath:instancePath+"/instance",schemaPath:"../primitives.v1.schema.json#/$defs/instance/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_-]{1,64}$"},message:"must match pattern \""+"^[a-zA-Z0-9_-]{1,64}$"+"\""}];
return false;
}
}
else {
validate164.errors = [{instancePath:instancePath+"/instance",schemaPath:"../primitives.v1.schema.json#/$defs/instance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.road !== undefined){
let data2 = data.road;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate164.errors = [{instancePath:instancePath+"/road",schemaPath:"#/properties/road/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data2 === "jetstream") || (data2 === "http"))){
validate164.errors = [{instancePath:instancePath+"/road",schemaPath:"#/properties/road/enum",keyword:"enum",params:{allowedValues: schema345.properties.road.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data3 = data.at;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(typeof data3 === "string"){
if(data3.length > 32 && func2(data3) > 32){
validate164.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data3))){
validate164.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate164.errors = [{instancePath:instancePath+"/at",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate164.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate164.errors = vErrors;
return errors === 0;
}

export const validateWorkAssigned = validate165;

function validate165(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.operation === undefined) && (missing0 = "operation")) || ((data.input === undefined) && (missing0 = "input"))) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.maxAttempts === undefined) && (missing0 = "maxAttempts"))){
validate165.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "operation") || (key0 === "input")) || (key0 === "attempt")) || (key0 === "maxAttempts")) || (key0 === "timeoutMs")) || (key0 === "deadline")) || (key0 === "metadata")) || (key0 === "endInReply"))){
validate165.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 128 && func2(data0) > 128){
validate165.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern16.test(data0)){
validate165.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62}){0,3}$"+"\""}];
return false;
}
}
}
else {
validate165.errors = [{instancePath:instancePath+"/operation",schemaPath:"../primitives.v1.schema.json#/$defs/operationName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs5 = errors;
const _errs6 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate165.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000 || isNaN(data1)){
validate165.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate165.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAttempts !== undefined){
let data2 = data.maxAttempts;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate165.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100 || isNaN(data2)){
validate165.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate165.errors = [{instancePath:instancePath+"/maxAttempts",schemaPath:"../primitives.v1.schema.json#/$defs/attemptsMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined){
let data3 = data.timeoutMs;
const _errs11 = errors;
const _errs12 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate165.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 86400000 || isNaN(data3)){
validate165.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate165.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"../primitives.v1.schema.json#/$defs/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deadline !== undefined){
let data4 = data.deadline;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(errors === _errs15){
if(typeof data4 === "string"){
if(data4.length > 32 && func2(data4) > 32){
validate165.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate165.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate165.errors = [{instancePath:instancePath+"/deadline",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data5 = data.metadata;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 32){
validate165.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
else {
for(const key1 in data5){
const _errs20 = errors;
if(typeof key1 === "string"){
if(key1.length > 64 && func2(key1) > 64){
const err0 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid7 = _errs20 === errors;
if(!valid7){
const err1 = {instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate165.errors = vErrors;
return false;
break;
}
}
if(valid7){
for(const key2 in data5){
let data6 = data5[key2];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data6 === "string"){
if(data6.length > 512 && func2(data6) > 512){
validate165.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate165.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../primitives.v1.schema.json#/$defs/metadata/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs22 === errors;
if(!valid8){
break;
}
}
}
}
}
else {
validate165.errors = [{instancePath:instancePath+"/metadata",schemaPath:"../primitives.v1.schema.json#/$defs/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endInReply !== undefined){
const _errs24 = errors;
if(true !== data.endInReply){
validate165.errors = [{instancePath:instancePath+"/endInReply",schemaPath:"#/properties/endInReply/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate165.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate165.errors = vErrors;
return errors === 0;
}

export const validateWorkCancelled = validate166;

function validate166(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.attempt === undefined) && (missing0 = "attempt")){
validate166.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "attempt")){
validate166.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.attempt !== undefined){
let data0 = data.attempt;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate166.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
validate166.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate166.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
}
}
}
}
else {
validate166.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate166.errors = vErrors;
return errors === 0;
}

export const validateWorkFinished = validate167;
const schema357 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.weir.dev/messages/work-finished.v1.schema.json","title":"WorkFinished","description":"A worker reports how an attempt ended.","type":"object","required":["attempt","outcome","worker","startedAt","finishedAt"],"additionalProperties":false,"properties":{"attempt":{"$ref":"../primitives.v1.schema.json#/$defs/attempt"},"outcome":{"enum":["succeeded","failed","expired"],"type":"string"},"output":{},"error":{"$ref":"../primitives.v1.schema.json#/$defs/jobError"},"retryable":{"type":"boolean","description":"Only with outcome failed; trying again cannot help when false."},"retryAfterMs":{"type":"integer","minimum":0,"maximum":86400000},"worker":{"type":"string","pattern":"^[A-Za-z0-9._/-]{1,128}$"},"startedAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"},"finishedAt":{"$ref":"../primitives.v1.schema.json#/$defs/timestamp"}},"allOf":[{"if":{"properties":{"outcome":{"const":"succeeded"}}},"then":{"required":["output"]},"else":{"required":["error"]}}]};

function validate167(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outcome !== undefined){
if("succeeded" !== data.outcome){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.output === undefined) && (missing0 = "output")){
validate167.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.error === undefined) && (missing1 = "error")){
validate167.errors = [{instancePath,schemaPath:"#/allOf/0/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs6 === errors;
valid1 = _valid0;
ifClause0 = "else";
}
if(!valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate167.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((((((data.attempt === undefined) && (missing2 = "attempt")) || ((data.outcome === undefined) && (missing2 = "outcome"))) || ((data.worker === undefined) && (missing2 = "worker"))) || ((data.startedAt === undefined) && (missing2 = "startedAt"))) || ((data.finishedAt === undefined) && (missing2 = "finishedAt"))){
validate167.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs7 = errors;
for(const key0 in data){
if(!(key0 === "attempt" || key0 === "outcome" || key0 === "output" || key0 === "error" || key0 === "retryable" || key0 === "retryAfterMs" || key0 === "worker" || key0 === "startedAt" || key0 === "finishedAt")){
validate167.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs7 === errors){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate167.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000 || isNaN(data1)){
validate167.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate167.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs8 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.outcome !== undefined){
let data2 = data.outcome;
const _errs11 = errors;
if(typeof data2 !== "string"){
validate167.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data2 === "succeeded") || (data2 === "failed")) || (data2 === "expired"))){
validate167.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema357.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.error !== undefined){
let data3 = data.error;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing3;
if(((data3.code === undefined) && (missing3 = "code")) || ((data3.message === undefined) && (missing3 = "message"))){
validate167.errors = [{instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key1 in data3){
if(!(((key1 === "code") || (key1 === "message")) || (key1 === "path"))){
validate167.errors = [{instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data3.code !== undefined){
let data4 = data3.code;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data4 === "string"){
if(!pattern41.test(data4)){
validate167.errors = [{instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]{0,63}$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate167.errors = [{instancePath:instancePath+"/error/code",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data3.message !== undefined){
let data5 = data3.message;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data5 === "string"){
if(data5.length > 4096 && func2(data5) > 4096){
validate167.errors = [{instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate167.errors = [{instancePath:instancePath+"/error/message",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs19 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data3.path !== undefined){
let data6 = data3.path;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data6 === "string"){
if(data6.length > 512 && func2(data6) > 512){
validate167.errors = [{instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate167.errors = [{instancePath:instancePath+"/error/path",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs21 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
validate167.errors = [{instancePath:instancePath+"/error",schemaPath:"../primitives.v1.schema.json#/$defs/jobError/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.retryable !== undefined){
const _errs23 = errors;
if(typeof data.retryable !== "boolean"){
validate167.errors = [{instancePath:instancePath+"/retryable",schemaPath:"#/properties/retryable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.retryAfterMs !== undefined){
let data8 = data.retryAfterMs;
const _errs25 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate167.errors = [{instancePath:instancePath+"/retryAfterMs",schemaPath:"#/properties/retryAfterMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 86400000 || isNaN(data8)){
validate167.errors = [{instancePath:instancePath+"/retryAfterMs",schemaPath:"#/properties/retryAfterMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000"}];
return false;
}
else {
if(data8 < 0 || isNaN(data8)){
validate167.errors = [{instancePath:instancePath+"/retryAfterMs",schemaPath:"#/properties/retryAfterMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.worker !== undefined){
let data9 = data.worker;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data9 === "string"){
if(!pattern55.test(data9)){
validate167.errors = [{instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._/-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._/-]{1,128}$"+"\""}];
return false;
}
}
else {
validate167.errors = [{instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.startedAt !== undefined){
let data10 = data.startedAt;
const _errs29 = errors;
const _errs30 = errors;
if(errors === _errs30){
if(errors === _errs30){
if(typeof data10 === "string"){
if(data10.length > 32 && func2(data10) > 32){
validate167.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data10))){
validate167.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate167.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.finishedAt !== undefined){
let data11 = data.finishedAt;
const _errs32 = errors;
const _errs33 = errors;
if(errors === _errs33){
if(errors === _errs33){
if(typeof data11 === "string"){
if(data11.length > 32 && func2(data11) > 32){
validate167.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data11))){
validate167.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate167.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid3 = _errs32 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate167.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate167.errors = vErrors;
return errors === 0;
}

export const validateWorkProgressed = validate168;

function validate168(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.attempt === undefined) && (missing0 = "attempt")) || ((data.worker === undefined) && (missing0 = "worker"))) || ((data.startedAt === undefined) && (missing0 = "startedAt"))){
validate168.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "attempt") || (key0 === "worker")) || (key0 === "startedAt")) || (key0 === "progress"))){
validate168.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.attempt !== undefined){
let data0 = data.attempt;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate168.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
validate168.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate168.errors = [{instancePath:instancePath+"/attempt",schemaPath:"../primitives.v1.schema.json#/$defs/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.worker !== undefined){
let data1 = data.worker;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(!pattern55.test(data1)){
validate168.errors = [{instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._/-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9._/-]{1,128}$"+"\""}];
return false;
}
}
else {
validate168.errors = [{instancePath:instancePath+"/worker",schemaPath:"#/properties/worker/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedAt !== undefined){
let data2 = data.startedAt;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(typeof data2 === "string"){
if(data2.length > 32 && func2(data2) > 32){
validate168.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"}];
return false;
}
else {
if(!(formats2.test(data2))){
validate168.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
else {
validate168.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"../primitives.v1.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.progress !== undefined){
let data3 = data.progress;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((data3.sequence === undefined) && (missing1 = "sequence")){
validate168.errors = [{instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs13 = errors;
for(const key1 in data3){
if(!(((key1 === "sequence") || (key1 === "fraction")) || (key1 === "message"))){
validate168.errors = [{instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs13 === errors){
if(data3.sequence !== undefined){
let data4 = data3.sequence;
const _errs14 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate168.errors = [{instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 2147483647 || isNaN(data4)){
validate168.errors = [{instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate168.errors = [{instancePath:instancePath+"/progress/sequence",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.fraction !== undefined){
let data5 = data3.fraction;
const _errs16 = errors;
if(errors === _errs16){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1 || isNaN(data5)){
validate168.errors = [{instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate168.errors = [{instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate168.errors = [{instancePath:instancePath+"/progress/fraction",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/fraction/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.message !== undefined){
let data6 = data3.message;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data6 === "string"){
if(data6.length > 512 && func2(data6) > 512){
validate168.errors = [{instancePath:instancePath+"/progress/message",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/message/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate168.errors = [{instancePath:instancePath+"/progress/message",schemaPath:"../primitives.v1.schema.json#/$defs/progress/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate168.errors = [{instancePath:instancePath+"/progress",schemaPath:"../primitives.v1.schema.json#/$defs/progress/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate168.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate168.errors = vErrors;
return errors === 0;
}

export const messageValidators = {
  'access-revoked.v1': validateAccessRevoked,
  'audit-recorded.v1': validateAuditRecorded,
  'bus-probed.v1': validateBusProbed,
  'job-changed.v1': validateJobChanged,
  'job-finished.v1': validateJobFinished,
  'job-requested.v1': validateJobRequested,
  'message-dead-lettered.v1': validateMessageDeadLettered,
  'operations-changed.v1': validateOperationsChanged,
  'road-switched.v1': validateRoadSwitched,
  'work-assigned.v1': validateWorkAssigned,
  'work-cancelled.v1': validateWorkCancelled,
  'work-finished.v1': validateWorkFinished,
  'work-progressed.v1': validateWorkProgressed,
};
export const httpValidators = {
  'add-api-key': validateAddApiKey,
  'add-schedule': validateAddSchedule,
  'add-tenant': validateAddTenant,
  'add-user': validateAddUser,
  'alter-queue': validateAlterQueue,
  'api-key-list': validateApiKeyList,
  'api-key': validateApiKey,
  'cancel-job': validateCancelJob,
  'change-api-key': validateChangeApiKey,
  'change-dead-letters': validateChangeDeadLetters,
  'change-password': validateChangePassword,
  'change-queue': validateChangeQueue,
  'change-schedule': validateChangeSchedule,
  'change-tenant': validateChangeTenant,
  'change-user': validateChangeUser,
  'check-login': validateCheckLogin,
  'check-refresh': validateCheckRefresh,
  'claim-attempt': validateClaimAttempt,
  'claimed-attempt': validateClaimedAttempt,
  'create-api-key': validateCreateApiKey,
  'create-job': validateCreateJob,
  'create-jobs-batch': validateCreateJobsBatch,
  'create-schedule': validateCreateSchedule,
  'create-tenant': validateCreateTenant,
  'create-user': validateCreateUser,
  'dead-letter-list': validateDeadLetterList,
  'dead-letter': validateDeadLetter,
  'end-session': validateEndSession,
  'execute-operation': validateExecuteOperation,
  'executed-operation': validateExecutedOperation,
  'health': validateHealth,
  'identity': validateIdentity,
  'job-attempts': validateJobAttempts,
  'job-list': validateJobList,
  'job': validateJob,
  'jobs-batch': validateJobsBatch,
  'json-web-key-set': validateJsonWebKeySet,
  'list-api-keys-query': validateListApiKeysQuery,
  'list-dead-letters-query': validateListDeadLettersQuery,
  'list-jobs-query': validateListJobsQuery,
  'list-schedules-query': validateListSchedulesQuery,
  'list-tenants-query': validateListTenantsQuery,
  'list-users-query': validateListUsersQuery,
  'login': validateLogin,
  'logout': validateLogout,
  'message-fates': validateMessageFates,
  'operation-list': validateOperationList,
  'operation': validateOperation,
  'page-query': validatePageQuery,
  'problem': validateProblem,
  'queue-list': validateQueueList,
  'queue-states': validateQueueStates,
  'queue': validateQueue,
  'redrive-dead-letter': validateRedriveDeadLetter,
  'redrive-dead-letters': validateRedriveDeadLetters,
  'redriven-dead-letter': validateRedrivenDeadLetter,
  'redriven-dead-letters': validateRedrivenDeadLetters,
  'refresh-tokens': validateRefreshTokens,
  'register-user': validateRegisterUser,
  'register-worker': validateRegisterWorker,
  'register': validateRegister,
  'registered-worker': validateRegisteredWorker,
  'replace-password': validateReplacePassword,
  'revocation-list': validateRevocationList,
  'revoke-api-keys-query': validateRevokeApiKeysQuery,
  'rotate-api-key': validateRotateApiKey,
  'schedule-list': validateScheduleList,
  'schedule': validateSchedule,
  'service-info': validateServiceInfo,
  'tenant-list': validateTenantList,
  'tenant-usage': validateTenantUsage,
  'tenant': validateTenant,
  'tokens': validateTokens,
  'update-schedule': validateUpdateSchedule,
  'update-tenant': validateUpdateTenant,
  'update-user': validateUpdateUser,
  'user-list': validateUserList,
  'user': validateUser,
  'verify-api-key': validateVerifyApiKey,
};
