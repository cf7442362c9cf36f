# 邀请以外的入口：墙上的屏幕。

# 屏幕
screen-code = 本屏幕的代码
screen-waits = 由主席或秘书处在“配对屏幕”处输入此代码。
screen-code-until = 只能使用一次，有效期至 { $time }；之后会换成新代码。
pair-screen = 配对屏幕
pair-code = 屏幕上显示的代码
pair-name = 屏幕名称
pair-unknown = 本会议厅目前没有屏幕显示该代码；代码只能使用一次，十分钟内有效
screens = 屏幕
screens-about = 在墙上的屏幕打开<screen>屏幕地址</screen>，然后输入它显示的代码。配对保持十二小时。
screens-none = 尚无已配对的屏幕。
screen-until = 配对有效期至 { $time }
screen-end = 取消配对
screen-not-paired = 此屏幕未与 { $chamber } 配对

# 通过身份提供方
login-elsewhere = 通过 { $provider } 登录
elsewhere-away = { $provider } 没有正常响应；请一分钟后重试，或使用邀请或密码进入
elsewhere-unbelieved = { $provider } 发来的内容不可信；未做任何更改
elsewhere-refused = { $provider } 未准许登录
elsewhere-lost = 登录不是在此浏览器开始的，或耗时过长；请重新开始
welcome = 欢迎，{ $name }
go-on = 继续
