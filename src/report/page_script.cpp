#include "report/page_script.hpp"

namespace rpmgap::report {

std::string_view page_script() {
    return R"js(
'use strict';
const all=function(what){return Array.from(document.querySelectorAll(what));};
const texts=new Map();
let rows=[],boxes=[],field=null,said=null,closed=[];

function text(row){
let known=texts.get(row);
if(known===undefined){known=row.textContent.toLowerCase();texts.set(row,known);}
return known;}

function filter(){
const wanted=field.value.trim().toLowerCase(),off=new Map();
for(const box of boxes)if(!box.checked){
if(!off.has(box.name))off.set(box.name,new Set());
off.get(box.name).add(box.value);}
let shown=0;
for(const row of rows){
let is_off=false;
for(const [name,values] of off)if(values.has(row.dataset[name]))is_off=true;
if(!is_off&&wanted!=='')is_off=!text(row).includes(wanted);
row.classList.toggle('off',is_off);
if(!is_off)shown+=1;}
said.textContent=rows.length===0?'':shown===rows.length?'all '+shown+' shown':shown+' of '+rows.length+' shown';
if(wanted!==''||off.size>0)for(const group of all('details.group'))if(group.querySelector('.row:not(.off)'))group.open=true;}

function reset(){
field.value='';
for(const box of boxes)box.checked=true;
filter();}

function show(){
const at=location.hash.length>1&&document.getElementById(location.hash.slice(1));
if(!at)return;
if(at.closest('.off'))reset();
for(let up=at;up;up=up.parentElement)if(up.tagName==='DETAILS')up.open=true;
at.scrollIntoView();
const to=at.tagName==='DETAILS'?at.querySelector('summary'):null;
if(to)to.focus({preventScroll:true});}

function copy(button){
const from=document.getElementById(button.dataset.copy),note=button.nextElementSibling;
const pick=function(){getSelection().selectAllChildren(from);note.textContent='selected: copy it with the keyboard';};
if(!navigator.clipboard){pick();return;}
navigator.clipboard.writeText(from.textContent).then(function(){note.textContent='copied';},pick);}

function make_room(){
const tools=document.querySelector('.tools');
const is_sticky=getComputedStyle(tools).position==='sticky';
document.documentElement.style.scrollPaddingTop=is_sticky?tools.offsetHeight+8+'px':'';}

addEventListener('hashchange',show);
addEventListener('resize',make_room);
addEventListener('beforeprint',function(){closed=all('details:not([open])');for(const one of closed)one.open=true;});
addEventListener('afterprint',function(){for(const one of closed)one.open=false;closed=[];});
addEventListener('DOMContentLoaded',function(){
const tools=document.querySelector('.tools');
field=tools.querySelector('input[type=search]');
said=tools.querySelector('[data-shown]');
rows=all('.row');
boxes=Array.from(tools.querySelectorAll('input[type=checkbox]'));
tools.hidden=false;
let waiting=0;
field.addEventListener('input',function(){clearTimeout(waiting);waiting=setTimeout(filter,120);});
tools.addEventListener('change',filter);
tools.addEventListener('toggle',make_room,true);
tools.addEventListener('click',function(event){
const button=event.target.closest('button');
if(!button)return;
if(button.dataset.reset)reset();
if(button.dataset.open)for(const one of all('details:not(.filters)'))one.open=button.dataset.open==='yes';
if(button.dataset.check){
for(const box of boxes)if(box.name===button.dataset.of)box.checked=button.dataset.check==='yes';
filter();}});
for(const button of all('button[data-copy]')){
button.hidden=false;
button.addEventListener('click',function(){copy(button);});}
filter();
make_room();
show();});
)js";
}

}  // namespace rpmgap::report
